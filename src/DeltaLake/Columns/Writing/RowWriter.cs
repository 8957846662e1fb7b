using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace DeltaLake.Columns.Writing;

/// <summary>Streams rows of a record type into a Parquet stream; what is held in memory never exceeds a row group.</summary>
sealed class RowWriter<T> : IAsyncDisposable
{
    readonly Stream _stream;
    readonly ParquetSchema _schema;
    readonly ParquetWriter _parquet;
    readonly StructWriter<T> _writer;
    readonly LeafWriter[] _leaves;
    readonly RowGroupLimits _limits;
    int _pending;
    bool _completed;

    RowWriter(Stream stream, ParquetSchema schema, ParquetWriter parquet, Shape.Struct shape, RowGroupLimits limits)
    {
        (_stream, _schema, _parquet, _limits) = (stream, schema, parquet, limits);
        _writer = WriterBuilder.Row<T>(shape);
        _leaves = [.. _writer.Leaves];
    }

    public long Rows { get; private set; }

    public ColumnCount CountOf(int leaf) => _leaves[leaf].Count;

    public static async Task<RowWriter<T>> CreateAsync(
        Stream stream, Shape.Struct shape, CompressionMethod compression, RowGroupLimits limits, CancellationToken ct)
    {
        var schema = ParquetFields.Of(shape);
        var options = new ParquetOptions
        {
            CompressionMethod = compression,
            CompressionLevel = CompressionLevel.Fastest,
            // A full scan for repeated values costs more than the writing itself where values are long texts.
            DictionaryEncodingSampleSize = 1024,
        };
        return new(stream, schema, await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: ct), shape, limits);
    }

    public ValueTask AddAsync(T row, CancellationToken ct)
    {
        _writer.Write(row, 0);
        _pending++;
        Rows++;
        // Asking every column for its size costs about as much as writing a number, so only every 64th row does.
        var full = _pending >= _limits.Rows || ((_pending & 63) == 0 && _leaves.Sum(leaf => leaf.Bytes) >= _limits.Bytes);
        return full ? new(FlushAsync(ct)) : ValueTask.CompletedTask;
    }

    /// <summary>Writes what is pending and the footer; the stream stays open.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        if (_pending > 0) await FlushAsync(ct);
        _completed = true;
        await _parquet.DisposeAsync();
        FooterStatistics.Drop(_stream, [.. _schema.DataFields.Select(HasWrongStatistics)]);
    }

    public ValueTask DisposeAsync() => _completed ? ValueTask.CompletedTask : _parquet.DisposeAsync();

    // Parquet.Net 6.1 orders text by UTF-16 units and gives timestamps in milliseconds; readers that trust either skip rows.
    static bool HasWrongStatistics(DataField field) => field is DateTimeDataField || field.ClrType == typeof(ReadOnlyMemory<char>);

    async Task FlushAsync(CancellationToken ct)
    {
        using var group = _parquet.CreateRowGroup();
        for (var i = 0; i < _leaves.Length; i++) await _leaves[i].FlushAsync(group, _schema.DataFields[i], ct);
        group.CompleteValidate();
        _pending = 0;
    }
}
