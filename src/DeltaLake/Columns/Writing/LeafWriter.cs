using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace DeltaLake.Columns.Writing;

/// <summary>One Parquet column of the row group that is being filled.</summary>
abstract class LeafWriter
{
    /// <summary>About how much memory the column takes.</summary>
    public long Bytes { get; protected set; }

    public abstract ColumnCount Count { get; }

    public abstract Task FlushAsync(ParquetRowGroupWriter rowGroup, DataField field, CancellationToken ct);
}

/// <summary>The value side of a column; <see cref="Leaf"/> is its buffer.</summary>
sealed class LeafWriter<TValue, TParquet>(
    int definition, Func<TValue, TParquet> convert, Func<TParquet, int> bytes, Bounds<TParquet>? bounds) : ValueWriter<TValue>
    where TParquet : struct
{
    Buffer Leaf { get; } = new(bounds);

    public override IEnumerable<LeafWriter> Leaves => [Leaf];

    public override void Write(TValue value, int repetition)
    {
        if (value is null)
        {
            WriteNull(repetition, definition - 1);
            return;
        }

        var converted = convert(value);
        Leaf.Add(converted, bytes(converted), repetition, definition);
    }

    public override void WriteNull(int repetition, int definition) => Leaf.AddNull(repetition, definition);

    sealed class Buffer(Bounds<TParquet>? bounds) : LeafWriter
    {
        readonly ArrayBufferWriter<TParquet> _values = new();
        readonly ArrayBufferWriter<int> _definitions = new();
        readonly ArrayBufferWriter<int> _repetitions = new();
        long _nulls;

        public override ColumnCount Count => new(_nulls, bounds is { Known: true } ? bounds.WriteMin : null, bounds is { Known: true } ? bounds.WriteMax : null);

        public void Add(TParquet value, int size, int repetition, int definition)
        {
            bounds?.Add(value);
            _values.GetSpan(1)[0] = value;
            _values.Advance(1);
            AddLevels(repetition, definition);
            Bytes += size;
        }

        public void AddNull(int repetition, int definition)
        {
            _nulls++;
            AddLevels(repetition, definition);
        }

        public override async Task FlushAsync(ParquetRowGroupWriter rowGroup, DataField field, CancellationToken ct)
        {
            ReadOnlyMemory<int>? definitions = field.MaxDefinitionLevel > 0 ? _definitions.WrittenMemory : null;
            ReadOnlyMemory<int>? repetitions = field.MaxRepetitionLevel > 0 ? _repetitions.WrittenMemory : null;
            await rowGroup.WriteAllPartsAsync(field, _values.WrittenMemory, definitions, repetitions, ct);
            _values.Clear();
            _definitions.ResetWrittenCount();
            _repetitions.ResetWrittenCount();
            Bytes = 0;
        }

        void AddLevels(int repetition, int definition)
        {
            _definitions.GetSpan(1)[0] = definition;
            _definitions.Advance(1);
            _repetitions.GetSpan(1)[0] = repetition;
            _repetitions.Advance(1);
            Bytes += 2 * sizeof(int);
        }
    }
}
