namespace DeltaLake.Columns.Writing;

/// <summary>Takes a value apart into columns with repetition and definition levels (Dremel, 2010).</summary>
abstract class ValueWriter
{
    /// <summary>The columns below this value, in the order of the schema.</summary>
    public abstract IEnumerable<LeafWriter> Leaves { get; }

    /// <summary>Says for all columns below that the way to a value ends at the level.</summary>
    public abstract void WriteNull(int repetition, int definition);
}

abstract class ValueWriter<T> : ValueWriter
{
    public abstract void Write(T value, int repetition);
}
