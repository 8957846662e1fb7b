using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>Brings the steps of structured data into shape: numbers off, lines of one step together, one long text into sentences.</summary>
static class MarkedSteps
{
    const int LongText = 150, LongLine = 40, FewSteps = 3;

    /// <summary>Where the page sets no borders between steps, short sentences join their neighbours until about this many are left.</summary>
    const int FewEnough = 12;

    /// <summary>A text of more sentences is no list of steps; they stay apart and are refused as too many.</summary>
    const int MaxSentences = 200;

    public static List<string> Clean(IReadOnlyList<string> steps)
    {
        var lines = steps.Select(s => StepText.Clean(s)).Where(s => s.Length > 0 && !StepText.IsAdvertisement(s)).ToList();
        // Notes that were marked along with the steps.
        if (lines.FindIndex(line => line.Length <= LongLine && line.EndsWith(':') && HowToWords.IsAside(line)) is > 0 and var notes) lines.RemoveRange(notes, lines.Count - notes);
        // Some pages mark the same steps twice over.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        lines.RemoveAll(line => !seen.Add(line) && line.Length >= LongLine);
        if (lines is [{ Length: > LongText } one]) return Folded(StepText.Sentences(one));
        return Atomic(Grouped(lines) ?? [.. lines.Select(WithoutMark).Where(s => s.Any(char.IsLetter))]);
    }

    /// <summary>Very few steps are paragraphs of several actions: their sentences are the steps.</summary>
    public static List<string> Atomic(List<string> steps)
    {
        if (steps.Count is 0 or > FewSteps) return steps;
        var sentences = steps.SelectMany(StepText.Sentences).ToList();
        return sentences.Count > FewSteps ? Folded(sentences) : steps;
    }

    static List<string> Folded(List<string> sentences)
    {
        while (sentences.Count is > FewEnough and <= MaxSentences)
        {
            var shortest = Enumerable.Range(0, sentences.Count - 1).MinBy(i => sentences[i].Length + sentences[i + 1].Length);
            sentences[shortest] += " " + sentences[shortest + 1];
            sentences.RemoveAt(shortest + 1);
        }
        return sentences;
    }

    /// <summary>Lines of which only some are numbered 1, 2, 3: each number starts a step, the lines behind it belong to it.</summary>
    static List<string>? Grouped(List<string> lines)
    {
        var groups = new List<List<string>>();
        foreach (var line in lines)
        {
            if (Mark(line) is { } mark && mark.Number == groups.Count + 1) groups.Add([mark.Rest]);
            else if (groups.Count > 0) groups[^1].Add(line);
            else return null;
        }
        return groups.Count >= 3 && groups.Count < lines.Count ? [.. groups.Select(StepText.Join).Where(s => s.Length > 0)] : null;
    }

    static string WithoutMark(string line) => Mark(line) is { } mark ? StepText.Clean(mark.Rest) : line;

    /// <summary>A number at the start; "2 eggs" is none, a capital must follow where nothing stands between.</summary>
    static StepMarker? Mark(string line)
    {
        if (StepMarker.Of(new TextBlock(BlockKind.Paragraph, line), line) is { } mark) return mark;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space is 1 or 2 && line[..space].All(char.IsAsciiDigit) && space + 1 < line.Length && char.IsUpper(line[space + 1])
            ? new StepMarker("1 ", int.Parse(line[..space], System.Globalization.CultureInfo.InvariantCulture), line[(space + 1)..])
            : null;
    }
}
