using System.Text.Json;
using How2Mine.Crawl;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>What one task mines: a line that Spark hands to the worker.</summary>
public sealed record WorkLine(IReadOnlyList<WorkLine.Piece> Pieces)
{
    /// <summary>A split of a crawl file. <paramref name="End"/> is null for a file's last split.</summary>
    public sealed record Piece(string Name, long Size, string Version, string Address, long Start, long? End = null)
    {
        public static Piece Of(CrawlSplit split) =>
            new(split.File.Input.Name, split.File.Input.Size, split.File.Input.Version, split.File.Address, split.Start, split.End == long.MaxValue ? null : split.End);

        public CrawlSplit ToSplit() => new(new CrawlFile(new CrawlInput(Name, Size, Version), Address), Start, End ?? long.MaxValue);
    }

    public string ToJson() => JsonSerializer.Serialize(this, LineJson.Options);

    /// <exception cref="CallerMistakeException">The line was not written by this version of the program.</exception>
    public static WorkLine Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkLine>(line, LineJson.Options) ?? throw new CallerMistakeException("got null, expected a line of work");
        }
        catch (JsonException e)
        {
            throw new CallerMistakeException($"a line of work cannot be read ({e.Message}); the archive that executors run is of another version: pack it anew");
        }
    }
}
