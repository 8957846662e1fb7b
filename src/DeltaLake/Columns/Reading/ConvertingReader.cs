namespace DeltaLake.Columns.Reading;

/// <summary>Values of a column, turned into the record's type.</summary>
sealed class ConvertingReader<TParquet, TValue>(LeafReader<TParquet> leaf, Func<TParquet, TValue> convert) : ValueReader<TValue>
    where TParquet : struct
{
    public override IEnumerable<LeafReader> Leaves => [leaf];

    public override void Read()
    {
        IsNull = !leaf.TryNext(out var value);
        Current = IsNull ? default : convert(value);
    }

    public override void Skip() => leaf.Advance();
}
