using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace DeltaLake.Columns.Reading;

/// <summary>A Parquet column and where in it the reading is.</summary>
abstract class LeafReader(DataField column) : IDisposable
{
    int[] _definitions = [];
    int[] _repetitions = [];
    int _at;

    /// <summary>The definition level of the next entry, and its repetition level; -1 behind the last.</summary>
    public int Definition => column.MaxDefinitionLevel == 0 ? 0 : _definitions[_at];

    public int Repetition => column.MaxRepetitionLevel == 0 ? 0 : _at < _repetitions.Length ? _repetitions[_at] : -1;

    protected bool IsThere => Definition == column.MaxDefinitionLevel;

    public async Task LoadAsync(ParquetRowGroupReader rowGroup, CancellationToken ct)
    {
        using var raw = await rowGroup.ReadRawColumnDataBaseAsync(column, ct);
        _definitions = column.MaxDefinitionLevel == 0 ? [] : raw.DefinitionLevels.ToArray();
        _repetitions = column.MaxRepetitionLevel == 0 ? [] : raw.RepetitionLevels.ToArray();
        _at = 0;
        Take(raw);
    }

    public void Advance() => _at++;

    public abstract void Dispose();

    protected abstract void Take(RawColumnData raw);
}

sealed class LeafReader<TParquet>(DataField column) : LeafReader(column) where TParquet : struct
{
    TParquet[] _values = [];
    int _next;

    public bool TryNext(out TParquet value)
    {
        var there = IsThere;
        value = there ? _values[_next++] : default;
        Advance();
        return there;
    }

    public override void Dispose() => _values = [];

    protected override void Take(RawColumnData raw)
    {
        _values = ((RawColumnData<TParquet>)raw).Values.ToArray();
        _next = 0;
    }
}
