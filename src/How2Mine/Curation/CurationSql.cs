using System.Globalization;

namespace How2Mine.Curation;

/// <summary>The set flow as SQL over the lake's tables, in the dialect that DuckDB and Spark share.</summary>
public static class CurationSql
{
    public static string Procedures => Read("procedures");

    public static string Duplicates => Read("duplicates");

    /// <summary>Candidate, digest and sight of each text that has no signature yet.</summary>
    public static string Texts => Read("texts");

    /// <summary>Sight, scheme, bands, whether kept and whether undecided, of each text that has a signature.</summary>
    public static string Open => Read("open");

    /// <summary>Topic, procedures, balanced: a row for each topic.</summary>
    public static string TopicYield => Read("yield");

    /// <summary>Rows of the table of that name, which <see cref="Drawn"/> gives the ids of.</summary>
    public static string Balanced => Read("balanced");

    /// <summary>How many of each topic are drawn: a number, or a query in brackets that gives it.</summary>
    public static string PerTopic(BalanceSettings balance) => balance.PerTopic is { } number ? Number(number)
        : $"(\n{Read("quota").Replace("{quota}", balance.Quota == TopicQuota.Min ? "min(n)" : "cast(ceil(median(n)) as bigint)", StringComparison.Ordinal).Replace("{eligible}", Eligible(balance), StringComparison.Ordinal)})";

    /// <summary>The ids that are drawn.</summary>
    public static string Drawn(BalanceSettings balance) => Read("drawn")
        .Replace("{eligible}", Eligible(balance), StringComparison.Ordinal)
        .Replace("{per_topic}", PerTopic(balance), StringComparison.Ordinal);

    /// <summary>Quota, drawn, entered, left out: what <c>drawn</c> has, and how it differs from <c>balanced</c>.</summary>
    public static string Change(BalanceSettings balance) => Read("change").Replace("{per_topic}", PerTopic(balance), StringComparison.Ordinal);

    /// <summary>Id, topic and place in the draw of each procedure that may be drawn.</summary>
    public static string Eligible(BalanceSettings balance) => Read("eligible")
        .Replace("{host_rank}", balance.PerHost is null ? "0" : "row_number() over (partition by url_host_name order by hash, procedure_id)", StringComparison.Ordinal)
        .Replace("{per_host}", Number(balance.PerHost ?? 0), StringComparison.Ordinal)
        .Replace("{howto}", balance.MinHowtoScore > 0 ? $"\n      and page_id in (select page_id from pages where howto_score >= {Number(balance.MinHowtoScore)})" : "", StringComparison.Ordinal)
        .Replace("{min_topic_score}", Number(balance.MinTopicScore), StringComparison.Ordinal)
        .Replace("{seed}", Number(balance.Seed), StringComparison.Ordinal);

    static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    static string Read(string name)
    {
        using var stream = typeof(CurationSql).Assembly.GetManifestResourceStream($"How2Mine.Curation.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"resource {name}.sql is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
