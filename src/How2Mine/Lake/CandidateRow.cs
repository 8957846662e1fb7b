using How2Mine.Mining;

namespace How2Mine.Lake;

/// <summary>What mining made, duplicates included. Key: candidate_id.</summary>
public sealed record CandidateRow
{
    public required string CandidateId { get; init; }
    public required string PageId { get; init; }
    public required string Url { get; init; }
    public required string UrlHostName { get; init; }
    public required string Goal { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
    public required IReadOnlyList<string> Resources { get; init; }
    public required string Topic { get; init; }
    public required double TopicScore { get; init; }
    public required string Miner { get; init; }
    public required string Language { get; init; }
    public DateTimeOffset? FetchTime { get; init; }
    public required string WarcFilename { get; init; }
    public required long WarcRecordOffset { get; init; }
    public required string ContentDigest { get; init; }
    public string? ContentTruncated { get; init; }

    /// <summary>Hash of the words of goal and steps: candidates with the same one say the same.</summary>
    public required string TextDigest { get; init; }

    /// <summary>Numbers of the steps, from 1, that share no word with the page.</summary>
    public required IReadOnlyList<int> UnsupportedSteps { get; init; }

    /// <summary>Keys in <c>answers</c> of what a model said for it, in order; none where rules mined.</summary>
    public required IReadOnlyList<string> AnswerKeys { get; init; }

    public static CandidateRow Of(Candidate candidate) => new()
    {
        CandidateId = candidate.Id,
        PageId = candidate.Page.Page.PageId,
        Url = candidate.Page.Page.Url,
        UrlHostName = candidate.Page.Page.UrlHostName,
        Goal = candidate.Goal,
        Steps = candidate.Steps,
        Resources = candidate.Resources,
        Topic = candidate.Topic,
        TopicScore = candidate.TopicScore,
        Miner = candidate.Miner,
        Language = candidate.Page.Language,
        FetchTime = candidate.Page.Page.FetchTime,
        WarcFilename = candidate.Page.Page.WarcFilename,
        WarcRecordOffset = candidate.Page.Page.WarcRecordOffset,
        ContentDigest = candidate.Page.Page.ContentDigest,
        ContentTruncated = candidate.Page.Page.ContentTruncated,
        TextDigest = candidate.TextDigest,
        UnsupportedSteps = candidate.Unsupported,
        AnswerKeys = candidate.AnswerKeys,
    };
}
