using How2Mine.Text.MainBlocks;

namespace How2Mine.Text.Teaching;

/// <summary>What is known of a page, as the numbers by which it is told whether it teaches.</summary>
static class TeachingFeatures
{
    const int MaxVoice = 20_000, Voices = (int)VoiceGroup.Count, Data = 2;

    public static int Count { get; } = (2 * TitleFeatures.Count) + ShapeFeatures.Count + Voices + 3 + TopicScores.Count + Data + PageKindFeatures.Count;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. TitleFeatures.Names.Select(n => $"title_{n}"), .. TitleFeatures.Names.Select(n => $"address_{n}"), .. ShapeFeatures.Names, .. Enum.GetNames<VoiceGroup>().Take(Voices), "digits", "questions", "exclamations",
        .. Enum.GetNames<Topic>().Take(TopicScores.Count), "recipes", "howtos", .. PageKindFeatures.Names,
    ];

    public static float[] Of(PageHead head, IReadOnlyList<Region> regions, PageText page, TopicScores topics)
    {
        var row = new float[Count];
        var rest = row.AsSpan();
        TitleFeatures.Write(page.Title, page.Judge, Take(ref rest, TitleFeatures.Count));
        TitleFeatures.Write(AddressOf(page.Page.Url), page.Judge, Take(ref rest, TitleFeatures.Count));
        var main = page.Blocks.Where(b => b.IsMain).ToList();
        new ShapeFeatures(page.Judge).Write(page.Blocks, main, Take(ref rest, ShapeFeatures.Count));
        WriteVoice(page.Text.AsSpan(0, Math.Min(page.Text.Length, MaxVoice)), Take(ref rest, Voices + 3));
        var topic = Take(ref rest, TopicScores.Count);
        // Rounded: the last digit of an exponential is not the same on every machine.
        for (var i = 0; i < topic.Length; i++) topic[i] = (float)Math.Round(topics[(Topic)i], 3);
        var data = Take(ref rest, Data);
        data[0] = page.Marked.Count(m => m.Kind == "recipe");
        data[1] = page.Marked.Count - data[0];
        new PageKindFeatures(head, regions).Write(default, rest);
        return row;
    }

    /// <summary>Words of each kind, and signs, by hundred words.</summary>
    public static void WriteVoice(ReadOnlySpan<char> text, Span<float> row)
    {
        Span<int> counts = stackalloc int[Voices];
        counts.Clear();
        var words = Math.Max(1, VoiceWords.Count(text, counts));
        for (var i = 0; i < counts.Length; i++) row[i] = 100f * counts[i] / words;
        var (digits, questions, exclamations) = (0, 0, 0);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c == '?') questions++;
            else if (c == '!') exclamations++;
        }
        (row[Voices], row[Voices + 1], row[Voices + 2]) = (100f * digits / words, 100f * questions / words, 100f * exclamations / words);
    }

    static string AddressOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath.Replace('-', ' ').Replace('_', ' ').Replace('/', ' ').Trim() : "";

    static Span<float> Take(ref Span<float> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
