namespace How2Mine.Curation;

/// <summary>How the balanced table is drawn.</summary>
public sealed record BalanceSettings
{
    /// <summary>Procedures of each topic; null means as many as <see cref="Quota"/> says.</summary>
    public int? PerTopic { get; init; }

    public TopicQuota Quota { get; init; } = TopicQuota.Median;

    /// <summary>Procedures of one host in the whole draw; null means any number.</summary>
    public int? PerHost { get; init; }

    /// <summary>Topic scores below are not drawn; 0 to 1.</summary>
    public double MinTopicScore { get; init; }

    /// <summary>Procedures of pages with a lower how-to score are not drawn; 0 to 1.</summary>
    public double MinHowtoScore { get; init; }

    public long Seed { get; init; } = 1;
}

/// <summary>The topic whose procedures, as many as may be drawn, are the quota of each.</summary>
public enum TopicQuota
{
    /// <summary>The one in the middle: some topics lack procedures, none gives more than the middle has.</summary>
    Median,

    /// <summary>The poorest: all topics have the same number.</summary>
    Min,
}
