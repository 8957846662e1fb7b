using System.Buffers;
using System.Collections.Frozen;

namespace How2Mine.Text;

/// <summary>Reads a language tag (BCP 47) as pages write it.</summary>
static class LanguageTag
{
    /// <summary>Retired codes, codes of ISO 639-2, and country codes and names that pages write in the place of a language.</summary>
    static readonly FrozenDictionary<string, string> Meant = Pairs(
        """
        iw he | in id | ji yi | jw jv | mo ro | nb no | nn no | fil tl | cmn zh | yue zh | prs fa | arb ar | ckb ku
        eng en | deu de | ger de | fra fr | fre fr | spa es | ita it | por pt | nld nl | dut nl | pol pl | swe sv | dan da | nor no | nob no
        fin fi | ces cs | cze cs | slk sk | slo sk | hun hu | ron ro | rum ro | bul bg | rus ru | ukr uk | srp sr | hrv hr | slv sl | ell el
        gre el | tur tr | ara ar | fas fa | per fa | heb he | hin hi | ben bn | tha th | vie vi | ind id | may ms | msa ms | jpn ja | zho zh
        chi zh | kor ko | cat ca | est et | lav lv | lit lt | sqi sq | alb sq | mkd mk | mac mk | kat ka | geo ka | hye hy | arm hy
        jp ja | cz cs | gr el | dk da | ua uk | kr ko | cn zh | vn vi | us en | gb en | sp es | at de
        english en | german de | deutsch de | french fr | francais fr | spanish es | espanol es | italian it | italiano it | dutch nl
        nederlands nl | portuguese pt | russian ru | japanese ja | chinese zh | turkish tr | polish pl
        """);

    static readonly FrozenSet<string> Meaningless = FrozenSet.Create("xx", "zz", "und", "mul", "zxx", "mis", "www", "ltr", "rtl");

    static readonly SearchValues<char> Separators = SearchValues.Create("-_.,; /:");

    /// <summary>The primary subtag in lower case; null where the tag names no language.</summary>
    public static string? Primary(string? tag)
    {
        var trimmed = tag.AsSpan().Trim(" \t\r\n\"'");
        var end = trimmed.IndexOfAny(Separators);
        var subtag = (end < 0 ? trimmed : trimmed[..end]).ToString().ToLowerInvariant();
        if (Meant.TryGetValue(subtag, out var code)) return code;
        return subtag.Length is 2 or 3 && subtag.All(char.IsAsciiLetterLower) && !Meaningless.Contains(subtag) ? subtag : null;
    }

    static FrozenDictionary<string, string> Pairs(string lines) => lines
        .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(' '))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
