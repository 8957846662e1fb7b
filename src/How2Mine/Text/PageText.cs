using How2Mine.Crawl;
using How2Mine.Text.Instructing;
using How2Mine.Text.StructuredData;

namespace How2Mine.Text;

/// <summary>What a page says: title, language, main text with its structure, structured data, and what kind of page it is.</summary>
public sealed record PageText
{
    public required Page Page { get; init; }

    public required string Title { get; init; }

    /// <summary>ISO 639-1, or <c>und</c>.</summary>
    public required string Language { get; init; }

    /// <summary>All blocks in document order; those of the main text are marked.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>Procedures that the page marks in JSON-LD, microdata or RDFa.</summary>
    public required IReadOnlyList<MarkedProcedure> Marked { get; init; }

    /// <summary>The main text, one block a line.</summary>
    public required string Text { get; init; }

    /// <summary>One of the 14 topics, or None.</summary>
    public required string Topic { get; init; }

    public required double TopicScore { get; init; }

    /// <summary>How likely the page teaches how to do something, 0 to 1.</summary>
    public required double HowToScore { get; init; }

    /// <summary>Tells which of the page's texts instruct; another one where the language is set anew.</summary>
    internal InstructionJudge Judge => field is { } judge && judge.Language == Language ? judge : field = new(Language);

    /// <summary>What that is told by, in the order of <see cref="Teaching.TeachingFeatures.Names"/>; empty where the page was not read as HTML or text.</summary>
    internal float[] Teaching { get; init; } = [];
}
