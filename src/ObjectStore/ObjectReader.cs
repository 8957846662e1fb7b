using System.Runtime.CompilerServices;
using ObjectStore.Http;
using ObjectStore.Local;
using ObjectStore.Polite;
using ObjectStore.S3;

namespace ObjectStore;

/// <summary>
/// Reads objects by address: local paths, http(s):// and s3://. Safe for several threads; a process wants one of them, since its limiter is what keeps
/// all its requests together polite.
/// </summary>
/// <remarks>
/// Errors are of three kinds: <see cref="StoreArgumentException"/> for the caller's mistake, <see cref="ObjectStoreException"/> for the other side's answer,
/// <see cref="ObjectLinkException"/> for a link that broke until the tries were used up. No message holds a key or a signature.
/// </remarks>
public sealed class ObjectReader : IDisposable
{
    readonly StoreOptions _options;
    readonly TimeProvider _time;
    readonly PoliteLimiter _limiter;
    readonly Backoff _backoff;
    readonly S3Door _s3;
    readonly HttpDoor _door;
    readonly SemaphoreSlim _threads;

    /// <param name="handler">Speaks HTTP instead of the reader's own handler, synchronously; not disposed.</param>
    /// <exception cref="StoreArgumentException">An option is out of range.</exception>
    public ObjectReader(StoreOptions? options = null, TimeProvider? time = null, HttpMessageHandler? handler = null)
    {
        (_options, _time) = (options ?? StoreOptions.Default, time ?? TimeProvider.System);
        _limiter = new(_options, _time);
        _backoff = new(_options);
        _s3 = new(_options);
        _door = new(handler, _options, _limiter, _time, (address, method) => address.Place == ObjectPlace.S3 ? _s3.Locate(address, method) : new(address.Text));
        _threads = new(_options.MaxConcurrent);
    }

    /// <summary>The rate that requests keep now: that of the options, or less after a server asked for patience.</summary>
    public double RequestsPerSecond => _limiter.RequestsPerSecond;

    /// <summary>What is at the address.</summary>
    public async Task<ObjectInfo> DescribeAsync(string address, CancellationToken ct = default)
    {
        var parsed = ObjectAddress.Parse(address);
        return parsed.Place == ObjectPlace.Local ? LocalObjects.Describe(parsed.Text)
            : await OnThreadAsync(() => Describing.Describe(_door, parsed, AttemptsAt(parsed.Text), ct), ct);
    }

    /// <summary>
    /// The object's bytes from start up to end, as they are stored. Reads are synchronous and for a thread of the reader's own; remote bytes come from another
    /// thread that keeps up to a megabyte ahead, and that resumes where a link breaks. The stream takes a place among the concurrent requests from
    /// the first read until the last byte has come or it is disposed.
    /// </summary>
    /// <param name="ct">Ends a read that waits, at once.</param>
    public Stream OpenRead(ObjectInfo of, long start = 0, long? end = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(of);
        var range = RangeIn(of, start, end ?? of.Length);
        return ObjectAddress.Parse(of.Address).Place == ObjectPlace.Local ? LocalObjects.OpenRead(of, range.Start, range.End)
            : new ReadAheadStream(Resuming(of, range), ct);
    }

    /// <summary>So many bytes of the object, from start on.</summary>
    public async Task<byte[]> ReadRangeAsync(ObjectInfo of, long start, int length, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(of);
        var range = RangeIn(of, start, start + length);
        var bytes = new byte[length];
        if (ObjectAddress.Parse(of.Address).Place == ObjectPlace.Local)
        {
            await using var file = LocalObjects.OpenRead(of, range.Start, range.End);
            await file.ReadExactlyAsync(bytes, ct);
            return bytes;
        }
        return await OnThreadAsync(() => ReadAll(of, range, bytes, ct), ct);
    }

    /// <summary>What is below a folder or s3:// prefix, however deep, in ordinal order. Versions of local files are empty.</summary>
    /// <exception cref="StoreArgumentException">HTTP has no listing.</exception>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(string folder, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var parsed = ObjectAddress.Parse(folder);
        if (parsed.Place == ObjectPlace.Http) throw new StoreArgumentException($"'{parsed}' cannot be listed, HTTP has no way to; name a list file of the objects' paths instead");
        if (parsed.Place == ObjectPlace.Local)
            foreach (var file in LocalObjects.List(parsed.Text)) yield return file;
        else
            await foreach (var found in new S3Listing(_s3, _limiter).ListAsync(parsed, AttemptsAt(parsed.Text), ct)) yield return found;
    }

    public void Dispose()
    {
        _door.Dispose();
        _s3.Dispose();
        _limiter.Dispose();
        _threads.Dispose();
    }

    Attempts AttemptsAt(string address) => new(_options, _backoff, _time, address);

    ResumingRange Resuming(ObjectInfo of, (long, long) range) => new(_door, AttemptsAt(of.Address), _options, of, range);

    byte[] ReadAll(ObjectInfo of, (long, long) range, byte[] bytes, CancellationToken ct)
    {
        using var source = Resuming(of, range);
        for (var done = 0; done < bytes.Length;) done += source.Read(bytes, done, ct);
        return bytes;
    }

    /// <summary>The synchronous way serves these too, so that there is one: on a thread of its own, as many as may have a request under way.</summary>
    async Task<T> OnThreadAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _threads.WaitAsync(ct);
        return await Task.Factory.StartNew(() =>
        {
            try
            {
                return work();
            }
            finally
            {
                _threads.Release();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(ct);
    }

    static (long Start, long End) RangeIn(ObjectInfo of, long start, long end) =>
        start >= 0 && start <= end && end <= of.Length ? (start, end)
            : throw new StoreArgumentException($"bytes {start} to {end} of '{of.Address}' were asked for; expected a range within its {of.Length} bytes");
}
