using System.Runtime.CompilerServices;
using DeltaLake.Columns;
using DeltaLake.Columns.Reading;
using DeltaLake.Log;
using DeltaLake.Schema;

namespace DeltaLake;

/// <summary>A Delta table in a folder. Safe for several threads, and for several processes at once.</summary>
public sealed class DeltaTable
{
    readonly LogFolder _log;
    readonly SnapshotLoader _loader;
    Snapshot _latest;

    DeltaTable(LogFolder log, SnapshotLoader loader, Snapshot latest, TableOptions options) =>
        (_log, _loader, _latest, Options) = (log, loader, latest, options);

    public string Folder => _log.Table;

    public TableOptions Options { get; }

    internal LogFolder Log => _log;

    public static bool Exists(string folder) => new LogFolder(folder) is var log && Directory.Exists(log.Path)
        && Directory.EnumerateFiles(log.Path).Any(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".parquet", StringComparison.Ordinal));

    /// <exception cref="DeltaException">There is no table, or not one that can be read.</exception>
    public static async Task<DeltaTable> OpenAsync(string folder, TableOptions? options = null, CancellationToken ct = default)
    {
        var log = new LogFolder(folder);
        var loader = new SnapshotLoader(log);
        return new(log, loader, await loader.LoadAsync(null, ct), options ?? TableOptions.Default);
    }

    /// <summary>Opens the table, and makes an empty one for the record type first where there is none.</summary>
    public static async Task<DeltaTable> CreateIfMissingAsync<T>(string folder, TableOptions? options = null, CancellationToken ct = default)
    {
        options ??= TableOptions.Default;
        if (!Exists(folder)) await FirstCommit.WriteAsync(new LogFolder(folder), TableSchema.Of<T>(), options, ct);
        return await OpenAsync(folder, options, ct);
    }

    /// <summary>The table at a version; without one the newest, for which only new commits are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public async Task<Snapshot> SnapshotAsync(long? version = null, CancellationToken ct = default)
    {
        if (version is null) return _latest = await _loader.RefreshAsync(_latest, null, ct);
        return version < _latest.Version ? await _loader.LoadAsync(version, ct) : await _loader.RefreshAsync(_latest, version, ct);
    }

    /// <summary>The newest version, reading only the commits that came after the snapshot.</summary>
    public Task<Snapshot> RefreshAsync(Snapshot snapshot, CancellationToken ct = default) => _loader.RefreshAsync(snapshot, null, ct);

    /// <summary>Opens a new data file for rows of the type.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the table's schema.</exception>
    public async Task<DataFileWriter<T>> NewDataFileAsync<T>(DataFileOptions? options = null, CancellationToken ct = default)
    {
        var snapshot = await SnapshotAsync(ct: ct);
        ProtocolSupport.RequireWritable(Folder, snapshot.Protocol, snapshot.Metadata);
        SchemaFit.RequireWritable(TableSchema.Of<T>(), snapshot);
        return await DataFileWriter<T>.CreateAsync(Folder, options ?? DataFileOptions.Default, Options.Time, ct);
    }

    /// <param name="operation">What the table's history shows, e.g. <c>WRITE</c>.</param>
    public async Task<Transaction> BeginAsync(
        string operation, IReadOnlyDictionary<string, string>? parameters = null, CancellationToken ct = default)
    {
        var snapshot = await SnapshotAsync(ct: ct);
        ProtocolSupport.RequireWritable(Folder, snapshot.Protocol, snapshot.Metadata);
        return new(this, snapshot, operation, parameters ?? new Dictionary<string, string>());
    }

    /// <summary>The table's rows. Columns are found by name; one that a file lacks is null, or the default of a number or flag.</summary>
    public IAsyncEnumerable<T> ReadAsync<T>(Snapshot snapshot, CancellationToken ct = default) => ReadAsync<T>(snapshot, snapshot.Files, ct);

    /// <summary>The rows of some files of the snapshot.</summary>
    public async IAsyncEnumerable<T> ReadAsync<T>(Snapshot snapshot, IEnumerable<AddFile> files, [EnumeratorCancellation] CancellationToken ct = default)
    {
        if (snapshot.Table != Folder) throw new ArgumentException($"the snapshot is of '{snapshot.Table}', this table is '{Folder}'", nameof(snapshot));
        var shape = Shape.OfRow<T>(SnakeCase.Of);
        foreach (var file in files)
            await foreach (var row in RowFile.ReadAsync<T>(snapshot.FullPath(file), shape, file.PartitionValues, ct))
                yield return row;
    }
}
