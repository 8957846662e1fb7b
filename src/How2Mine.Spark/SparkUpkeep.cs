using System.Globalization;
using How2Mine.Curation;
using How2Mine.Lake;
using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Upkeep of a lake's tables by Spark's own statements.</summary>
/// <param name="address">The lake's folder, or an address that Spark knows.</param>
public sealed class SparkUpkeep(SparkSession spark, string address)
{
    const string Retention = "spark.databricks.delta.retentionDurationCheck.enabled";

    /// <summary>Those that every lake has.</summary>
    static readonly IEnumerable<string> Tables = LakeTables.All.Append(LakeTables.Claims);

    readonly SparkLake _lake = new(spark, address);

    /// <returns>A line for each table.</returns>
    public async Task<IReadOnlyList<string>> OptimizeAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var table in Tables)
        {
            await spark.ExecuteAsync($"OPTIMIZE {_lake.Address(table)}", ct: cancel);
            lines.Add($"{table}: optimized");
        }
        return lines;
    }

    /// <returns>A line for each table.</returns>
    public async Task<IReadOnlyList<string>> VacuumAsync(TimeSpan olderThan, bool dryRun, CancellationToken cancel)
    {
        // Its check refuses what is younger than a week, whoever asks; here the caller has said how old.
        await spark.SetAsync(Retention, "false", cancel);
        var lines = new List<string>();
        foreach (var table in Tables)
        {
            var files = await _lake.RowsAsync<VacuumedFile>(string.Create(CultureInfo.InvariantCulture, $"VACUUM {_lake.Address(table)} RETAIN {olderThan.TotalHours:0.######} HOURS{(dryRun ? " DRY RUN" : "")}"), null, cancel);
            lines.Add(dryRun ? $"{table}: {files.Count} files would be deleted" : $"{table}: done");
        }
        return lines;
    }

    /// <returns>A sentence for each fault between the tables; none for a whole lake. Files and logs are Spark's to tell of when it reads them.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancel)
    {
        foreach (var table in LakeTables.All) await spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {_lake.Address(table)}", ct: cancel);
        var faults = new List<string>();
        foreach (var check in LakeChecks.All) faults.AddRange(await _lake.RowsAsync<string>($"SELECT * FROM (\n{check}\n) faults LIMIT 10", null, cancel));
        return faults;
    }

    sealed record VacuumedFile(string Path);
}
