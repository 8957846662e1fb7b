namespace How2Mine.Serving.Reading;

/// <summary>What surrounds the JSON in an answer's text.</summary>
static class AnswerText
{
    const string Open = "<think>", Close = "</think>";

    /// <summary>The text behind the last thought; empty where a thought was begun and never ended.</summary>
    public static string WithoutThinking(string text) =>
        text.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? text[(end + Close.Length)..] : EndsThinking(text) ? "" : text;

    /// <summary>Whether the text is a thought without an end.</summary>
    public static bool EndsThinking(string text) =>
        text.AsSpan().TrimStart().StartsWith(Open, StringComparison.OrdinalIgnoreCase) && !text.Contains(Close, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands between fences, in order; the last one may lack its end.</summary>
    public static IEnumerable<string> Fenced(string text)
    {
        for (var at = 0; text.IndexOf("```", at, StringComparison.Ordinal) is >= 0 and var open;)
        {
            var line = text.IndexOf('\n', open);
            // "```json {...}```" on one line: the word behind the fence is its language.
            var from = line >= 0 && text.AsSpan(open, line - open).IndexOfAny('{', '[') < 0 ? line + 1 : open + 3;
            var close = text.IndexOf("```", from, StringComparison.Ordinal);
            yield return close < 0 ? text[from..] : text[from..close];
            if (close < 0) yield break;
            at = close + 3;
        }
    }
}
