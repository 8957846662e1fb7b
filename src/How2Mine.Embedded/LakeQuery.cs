using System.Runtime.CompilerServices;
using DeltaLake;
using DuckDB.NET.Data;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Every table of a lake as a view of one DuckDB connection, by its name.</summary>
public sealed class LakeQuery : IAsyncDisposable
{
    /// <summary>With less DuckDB cannot even spill.</summary>
    const int LeastMegabytes = 64;

    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    readonly Dictionary<string, Snapshot> _snapshots = new(StringComparer.Ordinal);

    LakeQuery() { }

    /// <summary>What the query sees of each table of the lake.</summary>
    public IReadOnlyDictionary<string, Snapshot> Snapshots => _snapshots;

    /// <summary>All tables at their newest.</summary>
    public static Task<LakeQuery> OpenAsync(LakeFolder lake, CancellationToken cancel) => OpenAsync(lake, new Dictionary<string, long>(), cancel);

    /// <param name="versions">Older versions to show, by table; the others show their newest.</param>
    public static async Task<LakeQuery> OpenAsync(LakeFolder lake, IReadOnlyDictionary<string, long> versions, CancellationToken cancel)
    {
        var query = await EmptyAsync(cancel);
        // Others may be writing: no table is older than one that is filled from it.
        foreach (var table in lake.Tables().Reverse())
        {
            var delta = await lake.OpenTableAsync(table, cancel);
            await query.AddAsync(table, query._snapshots[table] = await SnapshotAsync(delta, table, versions, cancel), cancel);
        }
        return query;
    }

    /// <summary>Without a table.</summary>
    public static async Task<LakeQuery> EmptyAsync(CancellationToken cancel)
    {
        var query = new LakeQuery();
        await query._connection.OpenAsync(cancel);
        // Times print alike on every machine.
        await query.ExecuteAsync("set TimeZone = 'UTC'", cancel);
        return query;
    }

    public Task AddAsync(string name, Snapshot snapshot, CancellationToken cancel) =>
        ExecuteAsync($"create or replace view {DeltaView.Name(name)} as {DeltaView.Sql(snapshot)}", cancel);

    /// <summary>Runs a query and hands its rows out one by one.</summary>
    public async Task<DuckDBDataReader> ReadAsync(string sql, CancellationToken cancel)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return (DuckDBDataReader)await command.ExecuteReaderAsync(cancel);
    }

    public async Task<List<T>> RowsAsync<T>(string sql, Func<DuckDBDataReader, T> row, CancellationToken cancel)
    {
        var rows = new List<T>();
        await using var reader = await ReadAsync(sql, cancel);
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>A query's rows, so many together as one work step takes.</summary>
    internal async IAsyncEnumerable<List<T>> BatchesAsync<T>(string sql, Func<DuckDBDataReader, T> row, int together, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = await ReadAsync(sql, cancel);
        var batch = new List<T>(together);
        while (await reader.ReadAsync(cancel))
        {
            batch.Add(row(reader));
            if (batch.Count < together) continue;
            yield return batch;
            batch = new(together);
        }
        if (batch.Count > 0) yield return batch;
    }

    /// <summary>Bounds what the query holds in memory; what exceeds it goes to a folder of the lake.</summary>
    public Task LimitMemoryAsync(int megabytes, string spillFolder, CancellationToken cancel) =>
        ExecuteAsync($"set memory_limit = '{Math.Max(megabytes, LeastMegabytes)}MiB'; set temp_directory = {DeltaView.Literal(spillFolder)}", cancel);

    /// <summary>Makes a table of this connection alone.</summary>
    public async Task CreateTableAsync(string name, string columns, Action<DuckDBAppender> rows, CancellationToken cancel)
    {
        await ExecuteAsync($"create or replace temp table {DeltaView.Name(name)} ({columns})", cancel);
        using var appender = _connection.CreateAppender(null, null, name);
        rows(appender);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    static async Task<Snapshot> SnapshotAsync(DeltaTable delta, string table, IReadOnlyDictionary<string, long> versions, CancellationToken cancel)
    {
        var newest = await delta.SnapshotAsync(ct: cancel);
        if (!versions.TryGetValue(table, out var version)) return newest;
        if (version > newest.Version) throw new CallerMistakeException($"table '{table}' has no version {version}; its newest is {newest.Version}");
        var older = await delta.SnapshotAsync(version, cancel);
        return older.Files.All(f => File.Exists(older.FullPath(f))) ? older
            : throw new CallerMistakeException($"version {version} of '{table}' needs files that a vacuum has deleted; newer versions: how2mine lake history {table}");
    }

    internal async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
