using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Apache.Arrow;
using Google.Protobuf;
using SparkConnect.Artifacts;
using SparkConnect.Protocol;
using SparkConnect.Rows.Reading;
using SparkConnect.Rows.Writing;
using SparkConnect.Statements;
using SparkConnect.Wire;

namespace SparkConnect;

/// <summary>A session on a Spark Connect server. For several threads at once.</summary>
/// <remarks>
/// Three kinds of error: <see cref="SparkException"/>, the server says no; <see cref="SparkLinkException"/>, the link broke and stayed broken;
/// and .NET's own for the caller's mistakes: <see cref="ArgumentException"/>, and <see cref="InvalidCastException"/> where rows do not fit their type.
/// </remarks>
public sealed class SparkSession : IAsyncDisposable
{
    /// <summary>Larger relations go ahead of the plan in chunks.</summary>
    const int LargeRelation = 1 << 20;

    readonly Link _link;
    readonly ArtifactUpload _uploads;
    readonly ArgumentBinding _binding = new();

    SparkSession(Link link) => (_link, _uploads) = (link, new(link));

    public string SessionId => _link.SessionId;

    /// <summary>Opens the session with one question, asked once: a server that is not there or refuses is known at once.</summary>
    public static async Task<SparkSession> ConnectAsync(ConnectionString to, SparkSessionOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        options ??= SparkSessionOptions.Default;
        var session = new SparkSession(new Link(to, options));
        try
        {
            await session.AskVersionAsync(options.ConnectTimeout, ct);
            return session;
        }
        catch
        {
            session._link.Dispose();
            throw;
        }
    }

    /// <summary>Spark's version, e.g. 4.2.1.</summary>
    public Task<string> VersionAsync(CancellationToken ct = default) => _link.Retry.RunAsync(token => AskVersionAsync(null, token), ct);

    /// <summary>Runs a statement to its end. Rows, if there are any, are thrown away.</summary>
    public Task ExecuteAsync(string sql, SqlArguments? args = null, StatementOptions? options = null, CancellationToken ct = default) =>
        new Statement(_link, _binding, sql, args, options).ExecuteAsync(ct);

    /// <summary>Runs a query and streams its rows. A record's property PageId is read from column page_id; a type like long or string from the only column.</summary>
    /// <exception cref="InvalidCastException">A column is missing, of another type, or null where the property is not nullable.</exception>
    public IAsyncEnumerable<T> QueryAsync<T>(string sql, SqlArguments? args = null, StatementOptions? options = null, CancellationToken ct = default)
    {
        var reader = new RowReader<T>();
        return Rows(BatchesAsync(sql, args, options, ct), ct);

        async IAsyncEnumerable<T> Rows(IAsyncEnumerable<RecordBatch> batches, [EnumeratorCancellation] CancellationToken token)
        {
            await foreach (var batch in batches.WithCancellation(token))
                foreach (var row in reader.Read(batch)) yield return row;
        }
    }

    /// <summary>Runs a query and streams its rows as Arrow batches; a query without rows has none.</summary>
    public IAsyncEnumerable<RecordBatch> BatchesAsync(string sql, SqlArguments? args = null, StatementOptions? options = null, CancellationToken ct = default)
    {
        var statement = new Statement(_link, _binding, sql, args, options);
        statement.Require();
        return Batches(ct);

        async IAsyncEnumerable<RecordBatch> Batches([EnumeratorCancellation] CancellationToken token)
        {
            await foreach (var stream in statement.ArrowAsync(token))
                await foreach (var batch in ArrowStreams.Batches(stream).WithCancellation(token)) yield return batch;
        }
    }

    /// <summary>Makes the rows a temporary view of this session, or replaces the view of that name.</summary>
    /// <exception cref="ArgumentException">The rows are larger than can be sent so, or null where their type says they are not.</exception>
    public async Task CreateViewAsync<T>(string name, IReadOnlyList<T> rows, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var local = await LocalRows.OfAsync(rows, ct);
        var relation = local.CalculateSize() < LargeRelation ? new Relation { LocalRelation = local } : new() { CachedLocalRelation = await CacheAsync(local, ct) };
        var plan = new Plan { Command = new() { CreateDataframeView = new() { Input = relation, Name = name, Replace = true } } };
        await foreach (var _ in new Operation(_link, plan, StatementOptions.Default).ResponsesAsync(ct)) { }
    }

    public Task SetAsync(string key, string value, CancellationToken ct = default) =>
        ConfigAsync(new() { Set = new() { Pairs = { new KeyValue { Key = key, Value = value } } } }, ct);

    /// <summary>The setting, or its default; null where it has neither.</summary>
    public async Task<string?> GetAsync(string key, CancellationToken ct = default)
    {
        var response = await ConfigAsync(new() { GetOption = new() { Keys = { key } } }, ct);
        return response.Pairs.FirstOrDefault(pair => pair.Key == key) is { HasValue: true } found ? found.Value : null;
    }

    public Task UnsetAsync(string key, CancellationToken ct = default) => ConfigAsync(new() { Unset = new() { Keys = { key } } }, ct);

    /// <summary>Uploads an archive, which every executor unpacks for this session into the folder <c>./ID/ALIAS</c> of a TRANSFORM command.</summary>
    public Task AddArchiveAsync(string file, string alias, CancellationToken ct = default) => _uploads.AddAsync(Archive.Of(file, alias), ct);

    /// <summary>Stops every statement of this session; each fails with the error class <c>OPERATION_CANCELED</c>.</summary>
    public Task InterruptAsync(CancellationToken ct = default) => InterruptAsync(Interrupts.All(), ct);

    /// <summary>Stops the statements that were given the tag.</summary>
    public Task InterruptAsync(string tag, CancellationToken ct = default) => InterruptAsync(Interrupts.Tag(tag), ct);

    public async ValueTask DisposeAsync()
    {
        await _link.TellAsync(options => _link.Client.ReleaseSessionAsync(_link.Goodbye(), options));
        _link.Dispose();
    }

    async Task<string> AskVersionAsync(TimeSpan? timeout, CancellationToken ct)
    {
        var request = _link.Signed(new AnalyzePlanRequest { SparkVersion = new() });
        var response = await _link.AskOnceAsync(options => _link.Client.AnalyzePlanAsync(request, options), timeout, ct);
        _link.Observe(response.ServerSideSessionId);
        return response.SparkVersion.Version;
    }

    Task<ConfigResponse> ConfigAsync(ConfigRequest.Types.Operation operation, CancellationToken ct)
    {
        var request = _link.Signed(new ConfigRequest { Operation = operation });
        return _link.AskAsync(options => _link.Client.ConfigAsync(request, options), ct);
    }

    Task<InterruptResponse> InterruptAsync(InterruptRequest request, CancellationToken ct) =>
        _link.AskAsync(options => _link.Client.InterruptAsync(_link.Signed(request), options), ct);

    async Task<CachedLocalRelation> CacheAsync(LocalRelation relation, CancellationToken ct)
    {
        var bytes = relation.ToByteArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var name = $"cache/{hash}";
        if (!await _uploads.IsThereAsync(name, ct)) await _uploads.AddAsync(new(name, bytes.Length, () => new MemoryStream(bytes, writable: false)), ct);
        return new() { Hash = hash };
    }
}
