using System.Security.Cryptography;
using DeltaLake.Columns;
using DeltaLake.Columns.Writing;
using DeltaLake.Schema;
using Parquet;

namespace DeltaLake;

/// <summary>Streams rows into one new data file of a table. The file is no part of the table before a transaction adds it.</summary>
public sealed class DataFileWriter<T> : IAsyncDisposable
{
    readonly string _path;
    readonly FileStream _stream;
    readonly RowWriter<T> _rows;
    readonly Shape.Struct _shape;
    readonly TimeProvider _time;
    bool _completed;

    DataFileWriter(string path, FileStream stream, RowWriter<T> rows, Shape.Struct shape, TimeProvider time) =>
        (_path, _stream, _rows, _shape, _time) = (path, stream, rows, shape, time);

    /// <summary>Rows added so far.</summary>
    public long Rows => _rows.Rows;

    /// <summary>Bytes that have reached the file; rows of the current row group are not among them.</summary>
    public long Bytes => _stream.Length;

    internal static async Task<DataFileWriter<T>> CreateAsync(string folder, DataFileOptions options, TimeProvider time, CancellationToken ct)
    {
        var shape = Shape.OfRow<T>(SnakeCase.Of);
        var (codec, compression) = options.Compression == DataCompression.Snappy
            ? ("snappy", CompressionMethod.Snappy) : ("zstd", CompressionMethod.Zstd);
        var path = Path.Combine(folder, $"part-00000-{Guid.NewGuid()}-c000.{codec}.parquet");
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            var limits = new RowGroupLimits(options.RowGroupRows, options.RowGroupBytes);
            return new(path, stream, await RowWriter<T>.CreateAsync(stream, shape, compression, limits, ct), shape, time);
        }
        catch
        {
            await stream.DisposeAsync();
            File.Delete(path);
            throw;
        }
    }

    public ValueTask AddAsync(T row, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _rows.AddAsync(row, ct);
    }

    /// <summary>Brings the file to the disk and describes it for a transaction.</summary>
    public async Task<AddFile> CompleteAsync(CancellationToken ct = default)
    {
        if (_completed) throw new InvalidOperationException($"'{_path}' is already complete; open a new data file for further rows");
        await _rows.CompleteAsync(ct);
        _stream.Flush(flushToDisk: true);
        _completed = true;
        return new()
        {
            Path = Path.GetFileName(_path),
            Size = _stream.Length,
            ModificationTime = _time.GetUtcNow().ToUnixTimeMilliseconds(),
            Stats = FileStatistics.ToJson(_rows, _shape),
            Tags = new Dictionary<string, string?> { [AddFile.Sha256Tag] = await HashAsync(ct) },
        };
    }

    /// <summary>By which a check finds bytes that changed later.</summary>
    async Task<string> HashAsync(CancellationToken ct)
    {
        _stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(_stream, ct));
    }

    /// <summary>Closes the file, and deletes it if it was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_completed) await _rows.DisposeAsync();
            await _stream.DisposeAsync();
        }
        catch (IOException) when (!_completed)
        {
            // What could not be written before cannot be now; whoever wrote it knows.
        }
        finally
        {
            if (!_completed) File.Delete(_path);
        }
    }
}
