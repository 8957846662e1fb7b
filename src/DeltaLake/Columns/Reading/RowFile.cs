using System.Runtime.CompilerServices;
using Parquet;

namespace DeltaLake.Columns.Reading;

/// <summary>Rows of one Parquet file as records, a row group in memory at a time.</summary>
static class RowFile
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string file, Shape.Struct shape, IReadOnlyDictionary<string, string?> partition, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: false);
        await using var parquet = await OpenAsync(file, stream, ct);
        var row = new ReaderBuilder(file, partition).Row<T>(shape, parquet.Schema);
        var leaves = row.Leaves.ToArray();
        for (var i = 0; i < parquet.RowGroupCount; i++)
        {
            using var group = parquet.OpenRowGroupReader(i);
            await LoadAsync(file, leaves, group, ct);
            for (var n = group.RowCount; n > 0; n--)
            {
                ct.ThrowIfCancellationRequested();
                row.Read();
                yield return row.Current!;
            }
        }
    }

    /// <summary>The libraries below have no common exception for bytes that are damaged.</summary>
    static async Task LoadAsync(string file, IReadOnlyList<LeafReader> leaves, ParquetRowGroupReader group, CancellationToken ct)
    {
        try
        {
            foreach (var leaf in leaves) await leaf.LoadAsync(group, ct);
        }
        catch (Exception e) when (e is not (DeltaException or OperationCanceledException or InvalidCastException))
        {
            throw new DeltaException($"'{file}' cannot be read ({e.Message}); it was damaged after it was written: restore it from a copy", e);
        }
    }

    /// <exception cref="DeltaException">It is no whole Parquet file.</exception>
    public static async Task<ParquetReader> OpenAsync(string file, Stream stream, CancellationToken ct)
    {
        if (!await HasParquetEndsAsync(stream, ct))
            throw new DeltaException($"'{file}' is no Parquet file: it does not start and end with PAR1; it was cut short or overwritten");
        try
        {
            return await ParquetReader.CreateAsync(stream, cancellationToken: ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new DeltaException($"'{file}' is no Parquet file ({e.Message}); it was cut short or overwritten", e);
        }
    }

    static async Task<bool> HasParquetEndsAsync(Stream stream, CancellationToken ct)
    {
        if (stream.Length < 12) return false;
        var ends = new byte[8];
        await stream.ReadExactlyAsync(ends.AsMemory(0, 4), ct);
        stream.Position = stream.Length - 4;
        await stream.ReadExactlyAsync(ends.AsMemory(4, 4), ct);
        stream.Position = 0;
        return ends.AsSpan().SequenceEqual("PAR1PAR1"u8);
    }
}
