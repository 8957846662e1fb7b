using How2Mine.Curation;
using How2Mine.Curation.Likeness;

namespace How2Mine.Spark;

/// <summary>The statements of a job, each in a file of its own. Names and types are filled in; values go as arguments.</summary>
static class StageSql
{
    public static string Mine(string worker) => Read("mine").Replace("{worker}", TableDdl.Literal(worker), StringComparison.Ordinal);

    public static string Handshake(string worker) => Read("handshake").Replace("{worker}", TableDdl.Literal(worker), StringComparison.Ordinal);

    public static string Append(string address, string table, string columns) => Read("append")
        .Replace("{address}", address, StringComparison.Ordinal)
        .Replace("{table}", TableDdl.Literal(table), StringComparison.Ordinal)
        .Replace("{columns}", TableDdl.Literal(columns), StringComparison.Ordinal);

    public static string Ledger(string address, string columns) => Read("ledger")
        .Replace("{address}", address, StringComparison.Ordinal)
        .Replace("{columns}", TableDdl.Literal(columns), StringComparison.Ordinal);

    public static string Claim(string address) => Read("claim").Replace("{address}", address, StringComparison.Ordinal);

    public static string Begun(string fates, string pages, string candidates, string inputs) => Read("begun")
        .Replace("{fates}", fates, StringComparison.Ordinal)
        .Replace("{pages}", pages, StringComparison.Ordinal)
        .Replace("{candidates}", candidates, StringComparison.Ordinal)
        .Replace("{inputs}", inputs, StringComparison.Ordinal);

    public static string Sign(string address, string columns, string worker) => Read("sign")
        .Replace("{address}", address, StringComparison.Ordinal)
        .Replace("{columns}", TableDdl.Literal(columns), StringComparison.Ordinal)
        .Replace("{worker}", TableDdl.Literal(worker), StringComparison.Ordinal)
        .Replace("{texts}", CurationSql.Texts, StringComparison.Ordinal);

    public static string Compare(string worker) => Read("compare")
        .Replace("{worker}", TableDdl.Literal(worker), StringComparison.Ordinal)
        .Replace("{open}", CurationSql.Open, StringComparison.Ordinal)
        .Replace("{first_of_key}", BandPairs.FirstOfKey.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string Ask(string worker, int tasks, string pages, string fates) => Read("ask")
        .Replace("{worker}", TableDdl.Literal(worker), StringComparison.Ordinal)
        .Replace("{tasks}", tasks.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{pages}", pages, StringComparison.Ordinal)
        .Replace("{fates}", fates, StringComparison.Ordinal);

    public static string Settle(string address, string table, string columns, string key) => Read("settle")
        .Replace("{address}", address, StringComparison.Ordinal)
        .Replace("{table}", TableDdl.Literal(table), StringComparison.Ordinal)
        .Replace("{columns}", TableDdl.Literal(columns), StringComparison.Ordinal)
        .Replace("{key}", key, StringComparison.Ordinal);

    public static string Left => Read("left");

    public static string Counts => Read("counts");

    public static string Yield => Read("yield");

    static string Read(string name)
    {
        using var stream = typeof(StageSql).Assembly.GetManifestResourceStream($"How2Mine.Spark.Sql.{name}.sql")
            ?? throw new InvalidOperationException($"resource {name}.sql is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
