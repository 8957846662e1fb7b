using System.Globalization;
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

    const string ExcludedRules = "spark.sql.optimizer.excludedRules";

    /// <summary>Java classes made for a statement: they take longer to compile than a small lake's rows to be read without them.</summary>
    const string WholeStage = "spark.sql.codegen.wholeStage", Factory = "spark.sql.codegen.factoryMode";

    /// <summary>Stages that are planned anew once the ones before are done, and their number of tasks.</summary>
    const string Adaptive = "spark.sql.adaptive.enabled", Partitions = "spark.sql.shuffle.partitions";

    /// <summary>Below, compiling the statements takes longer than they run without: on two cores 1.5 seconds more at 3,600 candidates, 12 less at 100,000.</summary>
    const long Many = 50_000;

    public SparkSession Spark => spark;

    /// <summary>Tasks that Spark runs at once: what it cuts a range into when nobody says how. Known once the session is set.</summary>
    public int Tasks { get; private set; }

    /// <summary>Sets what every session needs and makes the tables that are not there.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        await SetSessionAsync(cancel);
        await Task.WhenAll(
            CreateAsync<InputRow>(LakeTables.Inputs, cancel),
            CreateAsync<FateRow>(LakeTables.Fates, cancel),
            CreateAsync<PageRow>(LakeTables.Pages, cancel),
            CreateAsync<CandidateRow>(LakeTables.Candidates, cancel),
            CreateAsync<ClaimRow>(LakeTables.Claims, cancel),
            CreateAsync<SignatureRow>(LakeTables.Signatures, cancel),
            CreateAsync<ProcedureRow>(LakeTables.Procedures, cancel),
            CreateAsync<DuplicateRow>(LakeTables.Duplicates, cancel),
            CreateAsync<ProcedureRow>(LakeTables.Balanced, cancel));
    }

    /// <summary>Sets what statements over the tables need.</summary>
    public async Task SetSessionAsync(CancellationToken cancel)
    {
        // Times are UTC everywhere; small tables are not cut into 50 pieces; data files are packed as the first host packs them.
        await spark.SetAsync("spark.sql.session.timeZone", "UTC", cancel);
        await spark.SetAsync("spark.databricks.delta.snapshotPartitions", "2", cancel);
        // A checksum file behind each commit makes Delta read the whole table state once more.
        await spark.SetAsync("spark.databricks.delta.writeChecksumFile.enabled", "false", cancel);
        await spark.SetAsync("spark.sql.parquet.compression.codec", "zstd", cancel);
        await spark.SetAsync("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS", cancel);
        // Rows of pages are long: a batch of the cache holds few of them.
        await spark.SetAsync("spark.sql.inMemoryColumnarStorage.batchSize", "500", cancel);
        await spark.SetAsync("spark.sql.inMemoryColumnarStorage.compressed", "false", cancel);
        await spark.SetAsync(WholeStage, "false", cancel);
        await spark.SetAsync(Factory, "NO_CODEGEN", cancel);
        Tasks = (int)(await RowsAsync<long>("SELECT count(DISTINCT p) FROM (SELECT spark_partition_id() AS p FROM range(1000000))", null, cancel))[0];
        await spark.SetAsync(Adaptive, "false", cancel);
        await spark.SetAsync(Partitions, (2 * Tasks).ToString(CultureInfo.InvariantCulture), cancel);
        // What is said of a view's rows is computed on the executors, row by row.
        await spark.SetAsync(ExcludedRules, string.Join(',', new[] { await spark.GetAsync(ExcludedRules, cancel), "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation" }.OfType<string>()), cancel);
    }

    /// <summary>Where there are many rows to join, statements are from here on compiled, and planned as they go.</summary>
    public async Task CompileStatementsAsync(long candidates, CancellationToken cancel)
    {
        if (candidates < Many) return;
        foreach (var setting in new[] { WholeStage, Factory, Adaptive, Partitions }) await spark.UnsetAsync(setting, cancel);
    }

    /// <summary>The table in SQL text: delta.`address/table`.</summary>
    public string Address(string table) => "delta." + TableDdl.Name(address.TrimEnd('/') + "/" + table);

    /// <summary>The table's newest version.</summary>
    public async Task<long> VersionAsync(string table, CancellationToken cancel) => (await RowsAsync<HistoryRow>($"DESCRIBE HISTORY {Address(table)} LIMIT 1", null, cancel))[0].Version;

    sealed record HistoryRow(long Version);

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

    /// <summary>Commits what the view <c>mined</c> holds, the ledger last; a table that has the partition already skips it.</summary>
    public Task CommitMinedAsync(string appId, StatementOptions options, CancellationToken cancel) => OnceAsync(appId, async () =>
    {
        await Task.WhenAll(
            AppendAsync<FateRow>(LakeTables.Fates, options, cancel),
            AppendAsync<PageRow>(LakeTables.Pages, options, cancel),
            AppendAsync<CandidateRow>(LakeTables.Candidates, options, cancel));
        await InsertAsync(StageSql.Ledger(Address(LakeTables.Inputs), ShareColumns), options, cancel);
    }, cancel);

    /// <summary>Whether a table has rows of one of these files although the ledger does not call it done: somebody began to commit them.</summary>
    public async Task<bool> HasRowsOfAsync(Partition partition, CancellationToken cancel)
    {
        var sql = StageSql.Begun(Address(LakeTables.Fates), Address(LakeTables.Pages), Address(LakeTables.Candidates), Address(LakeTables.Inputs));
        return (await RowsAsync<bool>(sql, new SqlArguments().Add("names", [.. partition.Files.Select(f => f.Input.Name)]), cancel))[0];
    }

    /// <summary>Keeps in the ledger that files were not read, and why.</summary>
    public async Task KeepUnreadAsync(IReadOnlyList<InputRow> rows, string? appId, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        await spark.CreateViewAsync("unread", rows, cancel);
        var insert = $"INSERT INTO {Address(LakeTables.Inputs)} BY NAME SELECT * FROM unread";
        if (appId is null) await spark.ExecuteAsync(insert, ct: cancel);
        else await OnceAsync(appId, () => InsertAsync(insert, StatementOptions.Default, cancel), cancel);
    }

    /// <summary>Inserts whose commits carry a Delta <c>txn</c>: each happens once for its table, however often it is said.</summary>
    async Task OnceAsync(string appId, Func<Task> inserts, CancellationToken cancel)
    {
        await spark.SetAsync("spark.databricks.delta.write.txnAppId", appId, cancel);
        await spark.SetAsync("spark.databricks.delta.write.txnVersion", "1", cancel);
        try
        {
            await inserts();
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

    /// <summary>A statement whose commit tells of itself in the table's history.</summary>
    public async Task WithNoteAsync(string note, Func<Task> statement, CancellationToken cancel)
    {
        const string Note = "spark.databricks.delta.commitInfo.userMetadata";
        await spark.SetAsync(Note, note, cancel);
        try
        {
            await statement();
        }
        finally
        {
            if (!cancel.IsCancellationRequested) await spark.UnsetAsync(Note, cancel);
        }
    }

    public async Task<List<T>> RowsAsync<T>(string sql, SqlArguments? arguments, CancellationToken cancel)
    {
        var rows = new List<T>();
        await foreach (var row in spark.QueryAsync<T>(sql, arguments, ct: cancel)) rows.Add(row);
        return rows;
    }

    Task AppendAsync<T>(string table, StatementOptions options, CancellationToken cancel) =>
        InsertAsync(StageSql.Append(Address(table), table, TableDdl.JsonColumns(TableSchema.Of<T>())), options, cancel);

    Task InsertAsync(string insert, StatementOptions options, CancellationToken cancel) =>
        DeltaConflicts.RetryAsync(() => spark.ExecuteAsync(insert, null, options, cancel), cancel);

    Task CreateAsync<T>(string table, CancellationToken cancel) =>
        spark.ExecuteAsync($"CREATE TABLE IF NOT EXISTS {Address(table)} ({TableDdl.Columns(TableSchema.Of<T>())}) USING delta", ct: cancel);
}
