using System.Globalization;

namespace How2Mine.Curation;

/// <summary>The set flow as SQL over the lake's tables, in the dialect that DuckDB and Spark share.</summary>
public static class CurationSql
{
    public static string Procedures => Read("procedures");

    public static string Duplicates => Read("duplicates");

    public static string MedianQuota => Read("median");

    /// <summary>Topic, procedures, balanced: a row for each topic.</summary>
    public static string TopicYield => Read("yield");

    public static string Balanced(long seed, long perTopic) => Balanced(seed, perTopic.ToString(CultureInfo.InvariantCulture));

    /// <param name="perTopic">A number, or a query in brackets that gives it.</param>
    public static string Balanced(long seed, string perTopic) => Read("balanced")
        .Replace("{seed}", seed.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{per_topic}", perTopic, StringComparison.Ordinal);

    static string Read(string name)
    {
        using var stream = typeof(CurationSql).Assembly.GetManifestResourceStream($"How2Mine.Curation.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"resource {name}.sql is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
