using System.Globalization;
using DeltaLake.Log;
using DeltaLake.Storage;

namespace DeltaLake;

/// <summary>Changes that become visible together or not at all. Not for several threads.</summary>
public sealed class Transaction
{
    const int DefaultCheckpointInterval = 10;

    readonly DeltaTable _table;
    readonly Snapshot _begun;
    readonly string _operation;
    readonly IReadOnlyDictionary<string, string> _parameters;
    readonly List<AddFile> _added = [];
    readonly List<AddFile> _removed = [];
    AppTransaction? _txn;
    TableMetadata? _metadata;
    string? _note;
    long? _unchangedSince;
    bool _overwrite, _rearranges;
    bool _done;

    internal Transaction(DeltaTable table, Snapshot begun, string operation, IReadOnlyDictionary<string, string> parameters) =>
        (_table, _begun, _operation, _parameters) = (table, begun, operation, parameters);

    public Transaction Add(params IEnumerable<AddFile> files)
    {
        _added.AddRange(files);
        return this;
    }

    /// <summary>Takes active files out of the table. Another writer that does so first makes the commit fail.</summary>
    public Transaction Remove(params IEnumerable<AddFile> files)
    {
        _removed.AddRange(files);
        return this;
    }

    /// <summary>Takes out every file that is active when the commit happens, so that the table holds what this transaction adds.</summary>
    public Transaction Overwrite()
    {
        _overwrite = true;
        return this;
    }

    /// <summary>Says that the files added hold the rows of those removed: who follows the table's changes has nothing to read.</summary>
    public Transaction Rearrange()
    {
        _rearranges = true;
        return this;
    }

    /// <summary>Makes the commit happen once: it is skipped where the log holds this version of the application or a later one.</summary>
    public Transaction Txn(string appId, long version)
    {
        _txn = new() { AppId = appId, Version = version, LastUpdated = Now };
        return this;
    }

    /// <summary>Replaces the table's metadata; the id stays.</summary>
    public Transaction SetMetadata(TableMetadata metadata)
    {
        if (metadata.Id != _begun.Metadata.Id)
            throw new ArgumentException($"metadata of table {metadata.Id} is given, this one is {_begun.Metadata.Id}: change a copy of the snapshot's metadata");
        _metadata = metadata;
        return this;
    }

    /// <summary>What the table's history tells of the commit as its user metadata.</summary>
    public Transaction Note(string note)
    {
        _note = note;
        return this;
    }

    /// <summary>Makes the commit fail if any other came after the version: for changes computed from the table's content.</summary>
    public Transaction RequireUnchangedSince(long version)
    {
        _unchangedSince = version;
        return this;
    }

    /// <exception cref="ConcurrentChangeException">Another writer committed what this transaction must not overlook.</exception>
    public async Task<CommitResult> CommitAsync(CancellationToken ct = default)
    {
        if (_done) throw new InvalidOperationException("the transaction is already committed: begin a new one");
        var jitter = _table.Options.JitterSeed is { } seed ? new Random(seed) : Random.Shared;
        for (var attempt = 0; ; attempt++)
        {
            var current = await _table.SnapshotAsync(ct: ct);
            if (IsIn(current)) return new(CommitOutcome.AlreadyDone, current.Version);
            RequireNoConflict(current);
            var actions = LogJson.Write(Actions(current));
            var version = current.Version + 1;
            if (await DurableFile.PutIfAbsentAsync(_table.Log.Commit(version), _table.Log.Temporary("commit"), actions, ct))
            {
                _done = true;
                return new(CommitOutcome.Committed, version, await CheckpointAsync(version, ct));
            }

            await Task.Delay(jitter.Next(1, 10 * Math.Min(attempt + 1, 10)), ct);
        }
    }

    long Now => _table.Options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    long Interval => long.TryParse(_begun.Metadata.Property("delta.checkpointInterval"), CultureInfo.InvariantCulture, out var interval) && interval > 0
        ? interval : DefaultCheckpointInterval;

    bool IsIn(Snapshot current) => _txn is { } txn && current.State.Transactions.TryGetValue(txn.AppId, out var done) && done.Version >= txn.Version;

    void RequireNoConflict(Snapshot current)
    {
        if (current.Version > _unchangedSince)
            throw new ConcurrentChangeException($"'{_table.Folder}' is at version {current.Version}, the transaction builds on {_unchangedSince}: read it again and repeat the work");
        if (!current.Metadata.SameAs(_begun.Metadata) || !current.Protocol.SameAs(_begun.Protocol))
            throw new ConcurrentChangeException($"schema or properties of '{_table.Folder}' changed after version {_begun.Version}, where the transaction began: begin it again");
        if (_metadata is not null && current.Version > _begun.Version)
            throw new ConcurrentChangeException($"'{_table.Folder}' was written after version {_begun.Version}, and this transaction changes its metadata: begin it again");
        if (_removed.Find(file => !current.State.Files.ContainsKey(file.LocalPath)) is { } gone)
            throw new ConcurrentChangeException($"'{gone.Path}' is not in '{_table.Folder}' at version {current.Version}: another writer removed it; begin the transaction again");
    }

    IEnumerable<object> Actions(Snapshot current)
    {
        var metadata = _metadata ?? current.Metadata;
        ProtocolSupport.RequireWritable(_table.Folder, current.Protocol, metadata);
        var removed = _overwrite ? [.. current.State.Files.Values] : _removed;
        if (removed.Count > 0 && metadata.IsOn("delta.appendOnly"))
            throw new DeltaException($"'{_table.Folder}' is append-only (delta.appendOnly), so its files cannot be removed: add rows only, or unset the property");
        if (_added.Find(file => !file.PartitionValues.Keys.ToHashSet().SetEquals(metadata.PartitionColumns)) is { } misfit)
            throw new ArgumentException($"'{misfit.Path}' has partition values for [{string.Join(", ", misfit.PartitionValues.Keys)}], the table has [{string.Join(", ", metadata.PartitionColumns)}]");

        yield return new { CommitInfo = Info(current, removed.Count == 0) };
        if (_metadata is not null) yield return new LogRecord { MetaData = _metadata };
        if (_txn is not null) yield return new LogRecord { Txn = _txn };
        var now = Now;
        foreach (var file in removed) yield return new LogRecord { Remove = RemoveFile.Of(file, now, dataChange: !_rearranges) };
        foreach (var file in _added) yield return new LogRecord { Add = file with { DataChange = !_rearranges } };
    }

    CommitInfo Info(Snapshot current, bool addsOnly) => new()
    {
        Timestamp = Now,
        Operation = _operation,
        OperationParameters = _parameters,
        ReadVersion = current.Version,
        IsBlindAppend = addsOnly && _metadata is null && _unchangedSince is null,
        EngineInfo = _table.Options.EngineInfo,
        UserMetadata = _note,
    };

    async Task<Exception?> CheckpointAsync(long version, CancellationToken ct)
    {
        if (version % Interval != 0) return null;
        try
        {
            var snapshot = await _table.SnapshotAsync(version, ct);
            await new CheckpointWriter(_table.Log, _table.Options.Time).WriteAsync(snapshot, ct);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DeltaException or OperationCanceledException)
        {
            return e;
        }
    }
}
