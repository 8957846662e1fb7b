namespace DeltaLake.Columns.Reading;

/// <summary>The same value for every row: a partition value, or what stands for a column that the file does not have.</summary>
sealed class ConstantReader<T> : ValueReader<T>
{
    public ConstantReader(T? value, bool isNull)
    {
        Current = value;
        IsNull = isNull;
    }

    public override IEnumerable<LeafReader> Leaves => [];

    public override void Read() { }

    public override void Skip() { }
}
