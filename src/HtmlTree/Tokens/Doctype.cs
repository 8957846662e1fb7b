namespace HtmlTree.Tokens;

/// <summary>Reads a document type for the one thing that shapes the tree: whether old browsers' layout is meant.</summary>
static class Doctype
{
    /// <summary>Starts of the public identifiers that the standard lists for quirks mode.</summary>
    static readonly string[] QuirkyStarts =
    [
        "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//", "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html 2.0 level 1//",
        "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//", "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//", "-//ietf//dtd html 2.0//",
        "-//ietf//dtd html 2.1e//", "-//ietf//dtd html 3.0//", "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//", "-//ietf//dtd html level 0//",
        "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//", "-//ietf//dtd html level 3//", "-//ietf//dtd html strict level 0//", "-//ietf//dtd html strict level 1//",
        "-//ietf//dtd html strict level 2//", "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//", "-//ietf//dtd html//", "-//metrius//dtd metrius presentational//",
        "-//microsoft//dtd internet explorer 2.0 html strict//", "-//microsoft//dtd internet explorer 2.0 html//", "-//microsoft//dtd internet explorer 2.0 tables//",
        "-//microsoft//dtd internet explorer 3.0 html strict//", "-//microsoft//dtd internet explorer 3.0 html//", "-//microsoft//dtd internet explorer 3.0 tables//",
        "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//", "-//o'reilly and associates//dtd html 2.0//", "-//o'reilly and associates//dtd html extended 1.0//",
        "-//o'reilly and associates//dtd html extended relaxed 1.0//", "-//sq//dtd html 2.0 hotmetal + extensions//", "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
        "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//", "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava html//",
        "-//sun microsystems corp.//dtd hotjava strict html//", "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2 draft//", "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//",
        "-//w3c//dtd html 3.2s draft//", "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental 19960712//", "-//w3c//dtd html experimental 970421//",
        "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//", "-//webtechs//dtd mozilla html//",
    ];

    static readonly string[] QuirkyWhole = ["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"];

    static readonly string[] QuirkyWithoutSystem = ["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"];

    /// <summary>The position behind the document type.</summary>
    public static int Read(string source, int start, out bool isQuirky)
    {
        var at = AfterSpace(source, start);
        var nameEnd = at;
        while (nameEnd < source.Length && source[nameEnd] is not (' ' or '\n' or '\t' or '\r' or '\f' or '>')) nameEnd++;
        var isHtml = source.AsSpan(at, nameEnd - at).Equals("html", StringComparison.OrdinalIgnoreCase);
        at = AfterSpace(source, nameEnd);
        var (isPublic, isSystem) = (Is(source, at, "public"), Is(source, at, "system"));
        string? publicId = null, systemId = null;
        var isBroken = at < source.Length && source[at] != '>' && !isPublic && !isSystem;
        if (isPublic || isSystem)
        {
            at = AfterSpace(source, at + 6);
            if (isPublic) isBroken = !Quoted(source, ref at, out publicId);
            var hasSystem = Quoted(source, ref at, out systemId);
            if (!hasSystem && (isSystem || (at < source.Length && source[at] != '>'))) isBroken = true;
        }
        var end = source.IndexOf('>', at);
        isQuirky = !isHtml || isBroken || end < 0 || IsQuirky(publicId, systemId);
        return end < 0 ? source.Length : end + 1;
    }

    static bool IsQuirky(string? publicId, string? systemId)
    {
        if (systemId is not null && systemId.Equals("http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd", StringComparison.OrdinalIgnoreCase)) return true;
        return publicId is not null
            && (QuirkyWhole.Contains(publicId, StringComparer.OrdinalIgnoreCase)
                || Array.Exists(QuirkyStarts, s => publicId.StartsWith(s, StringComparison.OrdinalIgnoreCase))
                || (systemId is null && Array.Exists(QuirkyWithoutSystem, s => publicId.StartsWith(s, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>An identifier in quotes; one that the tag's end cuts off is broken.</summary>
    static bool Quoted(string source, ref int at, out string? value)
    {
        value = null;
        if (at >= source.Length || source[at] is not ('"' or '\'')) return false;
        var (start, quote) = (at + 1, source[at]);
        var length = source.AsSpan(start).IndexOfAny(quote, '>');
        if (length < 0 || source[start + length] == '>') { at = length < 0 ? source.Length : start + length; return false; }
        value = source.Substring(start, length);
        at = AfterSpace(source, start + length + 1);
        return true;
    }

    static bool Is(string source, int at, string word) => source.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    static int AfterSpace(string source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\n' or '\t' or '\r' or '\f') at++;
        return at;
    }
}
