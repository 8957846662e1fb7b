using System.Globalization;
using System.Runtime.CompilerServices;
using How2Mine.Curation;
using How2Mine.Lake;
using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Upkeep of a lake's tables by Spark's own statements.</summary>
/// <param name="address">The lake's folder, or an address that Spark knows.</param>
public sealed class SparkUpkeep(SparkSession spark, string address)
{
    /// <summary>Its check refuses what is younger than a week, and it takes a time of its own from the table alone, whatever a statement says; here the caller has said how old.</summary>
    const string RetentionCheck = "spark.databricks.delta.retentionDurationCheck.enabled", RetentionIgnored = "spark.databricks.delta.vacuum.retentionWindowIgnore.enabled";

    /// <summary>Tasks that list a table's folders: its default of 10,000 takes a minute for a table of ten files.</summary>
    const string Listing = "spark.sql.sources.parallelPartitionDiscovery.parallelism";

    /// <summary>Those that every lake has.</summary>
    static readonly IEnumerable<string> Tables = LakeTables.All.Append(LakeTables.Claims);

    readonly SparkLake _lake = new(spark, address);

    /// <returns>A line for each table.</returns>
    public async IAsyncEnumerable<string> OptimizeAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await _lake.SetSessionAsync(cancel);
        foreach (var table in Tables)
        {
            await spark.ExecuteAsync($"OPTIMIZE {_lake.Address(table)}", ct: cancel);
            yield return $"{table}: optimized";
        }
    }

    /// <param name="olderThan">Delta counts in hours and rounds, less than half an hour to none at all: parts of one count as a whole here.</param>
    /// <returns>A line for each table.</returns>
    public async IAsyncEnumerable<string> VacuumAsync(TimeSpan olderThan, bool dryRun, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _lake.SetSessionAsync(cancel);
        await spark.SetAsync(RetentionCheck, "false", cancel);
        await spark.SetAsync(RetentionIgnored, "false", cancel);
        await spark.SetAsync(Listing, (2 * _lake.Tasks).ToString(CultureInfo.InvariantCulture), cancel);
        var hours = Math.Ceiling(olderThan.TotalHours).ToString("0", CultureInfo.InvariantCulture);
        foreach (var table in Tables)
        {
            var files = await _lake.RowsAsync<VacuumedFile>($"VACUUM {_lake.Address(table)} RETAIN {hours} HOURS{(dryRun ? " DRY RUN" : "")}", null, cancel);
            yield return dryRun ? $"{table}: {files.Count} files would be deleted" : $"{table}: what is older than {hours} h deleted";
        }
    }

    /// <summary>Looks between the tables: files and logs are Spark's to tell of when it reads them.</summary>
    public async Task<LakeFaults> CheckAsync(CancellationToken cancel)
    {
        await _lake.SetSessionAsync(cancel);
        // Others may be writing: no table is older than one that is filled from it.
        foreach (var table in LakeTables.All.Reverse())
            await spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {_lake.Address(table)} VERSION AS OF {await _lake.VersionAsync(table, cancel)}", ct: cancel);
        await _lake.CompileStatementsAsync((await _lake.RowsAsync<long>($"SELECT count(*) FROM {LakeTables.Candidates}", null, cancel))[0], cancel);
        var faults = new LakeFaults();
        foreach (var check in LakeChecks.All) faults.Add(await _lake.RowsAsync<LakeFault>(check, null, cancel));
        return faults;
    }

    sealed record VacuumedFile(string Path);
}
