using System.Text;

namespace How2Mine.Text;

/// <summary>Cleans a step's text: marks in front, space, stray signs.</summary>
static class StepText
{
    /// <summary>Joins a step's heading and lines; what ends without a stop gets one, so that sentences stay apart.</summary>
    public static string Join(IEnumerable<string> parts)
    {
        var step = new StringBuilder();
        foreach (var part in parts.Select(Clean).Where(p => p.Length > 0))
        {
            if (step.Length > 0)
            {
                if (char.IsLetterOrDigit(step[^1])) step.Append('.');
                step.Append(' ');
            }
            step.Append(part);
        }
        return step.ToString();
    }

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().Trim(' ', '·', '•', '▢', '☐', '–', '-', '*', '»', '|', '►', '✓', '✔', '\u25A1');
    }

    /// <summary>A line that says no more than that an advertisement stands here.</summary>
    public static bool IsAdvertisement(string step) =>
        step.Length < 24 && step.TrimEnd('.', ':').ToLowerInvariant() is "advertisement" or "ad" or "advert" or "anzeige" or "werbung" or "publicité" or "publicidad" or "pubblicità" or "advertentie" or "reklama" or "annonce" or "story continues below advertisement";

    /// <summary>Sentences of a text; a stop counts when a capital, a digit or the end follows and no short abbreviation stands before it.</summary>
    public static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？') { Add(i + 1); continue; }
            if (text[i] is not ('.' or '!' or '?')) continue;
            var next = i + 1;
            while (next < text.Length && text[next] is '"' or '”' or ')' or '’') next++;
            if (next < text.Length && text[next] != ' ') continue;
            var after = next + 1 < text.Length ? text[next + 1] : 'A';
            if (!char.IsLower(after) && !(text[i] == '.' && IsAbbreviation(text, start, i))) Add(next);
        }
        Add(text.Length);
        return sentences;

        void Add(int end)
        {
            var sentence = text[start..end].Trim();
            if (sentence.Length > 0) sentences.Add(sentence);
            start = end;
        }
    }

    /// <summary>"approx.", "min.", "St.": a short word without a vowel in it, or a single letter.</summary>
    static bool IsAbbreviation(string text, int start, int stop)
    {
        var word = stop;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        var length = stop - word;
        return length == 1 || text[word..stop].ToLowerInvariant() is "approx" or "ca" or "min" or "max" or "st" or "dr" or "mr" or "mrs" or "no" or "tsp" or "tbsp" or "oz" or "fig" or "vs" or "etc" or "bzw" or "evtl" or "std" or "nr";
    }
}
