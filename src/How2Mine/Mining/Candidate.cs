using How2Mine.Text;

namespace How2Mine.Mining;

/// <summary>A procedure as a miner found it on a page: a goal, the steps that reach it, what is needed for them.</summary>
/// <param name="Miner">Who found it and by what: <c>rules/ordered_list</c>, <c>rules/recipe</c>, <c>model/gpt-4.1</c>, …</param>
public sealed record Candidate(PageText Page, string Goal, IReadOnlyList<string> Steps, IReadOnlyList<string> Resources, string Miner)
{
    /// <summary>Place among the page's procedures, from 0 in reading order.</summary>
    public int Ordinal { get; init; }

    /// <summary>Share of the steps' characters that stand in links.</summary>
    public double LinkShare { get; init; }

    /// <summary>The paragraph right above the steps, or null.</summary>
    public string? LeadIn { get; init; }

    /// <summary>Numbers of the steps, from 1, that share no word with the page: a model made them up or said them in other words.</summary>
    public IReadOnlyList<int> Unsupported { get; init; } = [];

    /// <summary>Keys of the answers by which a model made it, in the order in which they were asked for.</summary>
    public IReadOnlyList<string> AnswerKeys { get; init; } = [];

    /// <summary>The page itself marks this as a recipe or how-to.</summary>
    public bool IsMarked { get; init; }

    /// <summary>One of the 14 topics.</summary>
    public string Topic { get; init; } = "";

    public double TopicScore { get; init; }

    public string Id => ContentId.Of(Page.Page.RecordId, Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Hash of the words of goal and steps, without case, punctuation and step borders.</summary>
    public string TextDigest => DigestOf(Goal, Steps);

    /// <summary><see cref="TextDigest"/> of a goal and steps.</summary>
    public static string DigestOf(string goal, IEnumerable<string> steps) => ContentId.Of(string.Join(' ', Words.Of(goal)), string.Join(' ', Words.Of(steps)));
}
