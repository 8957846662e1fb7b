namespace How2Mine.Mining;

static class Words
{
    /// <summary>Runs of letters and digits in lower case.</summary>
    public static List<string> Of(IEnumerable<string> texts)
    {
        var words = new List<string>();
        foreach (var text in texts)
            for (var i = 0; i < text.Length;)
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInner(text, i))) i++;
                if (i > start) words.Add(text[start..i].ToLowerInvariant());
                else i++;
            }
        return words;
    }

    public static List<string> Of(string text) => Of([text]);

    /// <summary>Combining marks belong to the word; so does an apostrophe between letters.</summary>
    static bool IsInner(string text, int i) =>
        char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || (text[i] is '\'' or '’' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]));
}
