using DeltaLake;
using How2Mine.Lake;
using How2Mine.Work;
using SparkConnect;

namespace How2Mine.Spark;

/// <summary>A lake as Spark sees it: Delta tables below an address, a folder or any file system that Spark knows.</summary>
public sealed class SparkLake(SparkSession spark, string address)
{
    /// <summary>Shares of a file's ledger row, as the worker writes them.</summary>
    static string ShareColumns => $"start BIGINT, ledger STRUCT<{string.Join(", ", TableSchema.Of<InputRow>().Columns.Select(c => $"{c.Name}: {TableDdl.TypeOf(c.Type)}"))}>";

    public SparkSession Spark => spark;

    /// <summary>Sets what every session needs and makes the tables that are not there.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        // Times are UTC everywhere; small tables are not cut into 50 pieces; data files are packed as the first host packs them.
        await spark.SetAsync("spark.sql.session.timeZone", "UTC", cancel);
        await spark.SetAsync("spark.databricks.delta.snapshotPartitions", "2", cancel);
        await spark.SetAsync("spark.sql.parquet.compression.codec", "zstd", cancel);
        await spark.SetAsync("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS", cancel);
        // Rows of pages are long: a batch of the cache holds few of them.
        await spark.SetAsync("spark.sql.inMemoryColumnarStorage.batchSize", "500", cancel);
        await spark.SetAsync("spark.sql.inMemoryColumnarStorage.compressed", "false", cancel);
        await CreateAsync<InputRow>(LakeTables.Inputs, cancel);
        await CreateAsync<FateRow>(LakeTables.Fates, cancel);
        await CreateAsync<PageRow>(LakeTables.Pages, cancel);
        await CreateAsync<CandidateRow>(LakeTables.Candidates, cancel);
        await CreateAsync<ClaimRow>(LakeTables.Claims, cancel);
        await CreateAsync<ProcedureRow>(LakeTables.Procedures, cancel);
        await CreateAsync<DuplicateRow>(LakeTables.Duplicates, cancel);
        await CreateAsync<ProcedureRow>(LakeTables.Balanced, cancel);
    }

    /// <summary>The table in SQL text: delta.`address/table`.</summary>
    public string Address(string table) => "delta." + TableDdl.Name(address.TrimEnd('/') + "/" + table);

    public async Task<WorkState> StateAsync(CancellationToken cancel)
    {
        // Claims before the ledger, for the reason that BaseTables of the first host gives.
        var claims = await RowsAsync<ClaimRow>($"SELECT input_id, partition_id, warc_filename, version, bytes, settings_hash FROM {Address(LakeTables.Claims)}", null, cancel);
        var ledger = await RowsAsync<LedgerKey>($"SELECT input_id, warc_filename, outcome FROM {Address(LakeTables.Inputs)}", null, cancel);
        return new WorkState(ledger, claims);
    }

    /// <summary>Takes up files together; those that somebody else has are left out.</summary>
    public async Task<Partition> ClaimAsync(IReadOnlyList<CrawlFile> files, string settingsHash, CancellationToken cancel)
    {
        var wanted = Partition.Of(files);
        await spark.CreateViewAsync<ClaimRow>("taken", [.. files.Select(f => new ClaimRow(f.Input.Id, wanted.Id, f.Input.Name, f.Input.Version, f.Input.Size, settingsHash))], cancel);
        await DeltaConflicts.RetryAsync(() => spark.ExecuteAsync(StageSql.Claim(Address(LakeTables.Claims)), ct: cancel), cancel);
        var ours = await RowsAsync<string>($"SELECT input_id FROM {Address(LakeTables.Claims)} WHERE partition_id = :partition", new SqlArguments().Add("partition", wanted.Id), cancel);
        return wanted with { Files = [.. files.Where(f => ours.Contains(f.Input.Id, StringComparer.Ordinal))] };
    }

    /// <summary>Commits what the view <c>mined</c> holds, table by table, the ledger last; a table that has the partition already skips it.</summary>
    public async Task CommitMinedAsync(string appId, StatementOptions options, CancellationToken cancel)
    {
        await AppendAsync<FateRow>(LakeTables.Fates, appId, options, cancel);
        await AppendAsync<PageRow>(LakeTables.Pages, appId, options, cancel);
        await AppendAsync<CandidateRow>(LakeTables.Candidates, appId, options, cancel);
        await OnceAsync(StageSql.Ledger(Address(LakeTables.Inputs), ShareColumns), appId, 1, options, cancel);
    }

    /// <summary>Keeps in the ledger that files were not read, and why.</summary>
    public async Task KeepUnreadAsync(IReadOnlyList<InputRow> rows, string? appId, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        await spark.CreateViewAsync("unread", rows, cancel);
        var insert = $"INSERT INTO {Address(LakeTables.Inputs)} BY NAME SELECT * FROM unread";
        if (appId is null) await spark.ExecuteAsync(insert, ct: cancel);
        else await OnceAsync(insert, appId, 1, StatementOptions.Default, cancel);
    }

    /// <summary>An insert whose commit carries a Delta <c>txn</c>: it happens once, however often it is said.</summary>
    public async Task OnceAsync(string insert, string appId, long version, StatementOptions options, CancellationToken cancel)
    {
        await spark.SetAsync("spark.databricks.delta.write.txnAppId", appId, cancel);
        await spark.SetAsync("spark.databricks.delta.write.txnVersion", version.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel);
        try
        {
            await DeltaConflicts.RetryAsync(() => spark.ExecuteAsync(insert, null, options, cancel), cancel);
        }
        finally
        {
            if (!cancel.IsCancellationRequested)
            {
                await spark.UnsetAsync("spark.databricks.delta.write.txnAppId", cancel);
                await spark.UnsetAsync("spark.databricks.delta.write.txnVersion", cancel);
            }
        }
    }

    public async Task<List<T>> RowsAsync<T>(string sql, SqlArguments? arguments, CancellationToken cancel)
    {
        var rows = new List<T>();
        await foreach (var row in spark.QueryAsync<T>(sql, arguments, ct: cancel)) rows.Add(row);
        return rows;
    }

    Task AppendAsync<T>(string table, string appId, StatementOptions options, CancellationToken cancel) =>
        OnceAsync(StageSql.Append(Address(table), table, TableDdl.JsonColumns(TableSchema.Of<T>())), appId, 1, options, cancel);

    Task CreateAsync<T>(string table, CancellationToken cancel) =>
        spark.ExecuteAsync($"CREATE TABLE IF NOT EXISTS {Address(table)} ({TableDdl.Columns(TableSchema.Of<T>())}) USING delta", ct: cancel);
}
