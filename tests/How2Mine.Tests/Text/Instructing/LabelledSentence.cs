namespace How2Mine.Tests.Text.Instructing;

/// <summary>A line of a data file: language, yes or no, sentence.</summary>
sealed record LabelledSentence(string Language, bool Instructs, string Text)
{
    public static IReadOnlyList<LabelledSentence> Load(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", file)).Select(line => line.Split('\t')).Select(f => new LabelledSentence(f[0], f[1] == "yes", f[2]))];
}
