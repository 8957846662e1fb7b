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

    /// <summary>Looks between the tables: files and logs are Spark's to tell of when it reads them.</summary>
    public async Task<LakeFaults> CheckAsync(CancellationToken cancel)
    {
        // Others may be writing: no table is older than one that is filled from it.
        foreach (var table in LakeTables.All.Reverse())
            await spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {_lake.Address(table)} VERSION AS OF {await _lake.VersionAsync(table, cancel)}", ct: cancel);
        var faults = new LakeFaults();
        foreach (var check in LakeChecks.All) faults.Add(await _lake.RowsAsync<LakeFault>(check, null, cancel));
        return faults;
    }

    sealed record VacuumedFile(string Path);
}
