namespace DeltaLake.Columns.Writing;

/// <param name="definition">The definition level of a value that is there.</param>
sealed class NullableWriter<T>(ValueWriter<T> inner, int definition) : ValueWriter<T?> where T : struct
{
    public override IEnumerable<LeafWriter> Leaves => inner.Leaves;

    public override void Write(T? value, int repetition)
    {
        if (value is { } present) inner.Write(present, repetition);
        else inner.WriteNull(repetition, definition - 1);
    }

    public override void WriteNull(int repetition, int definition) => inner.WriteNull(repetition, definition);
}
