namespace DeltaLake.Columns.Reading;

sealed class NullableReader<T>(ValueReader<T> inner) : ValueReader<T?> where T : struct
{
    public override IEnumerable<LeafReader> Leaves => inner.Leaves;

    public override void Read()
    {
        inner.Read();
        IsNull = inner.IsNull;
        Current = IsNull ? null : inner.Current;
    }

    public override void Skip() => inner.Skip();
}
