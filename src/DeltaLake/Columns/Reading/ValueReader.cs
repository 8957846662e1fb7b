namespace DeltaLake.Columns.Reading;

/// <summary>Puts a value together from columns with repetition and definition levels (Dremel, 2010).</summary>
abstract class ValueReader
{
    /// <summary>Whether the value read last was null.</summary>
    public bool IsNull { get; protected set; }

    /// <summary>The columns below this value; none where all of them are missing in the file.</summary>
    public abstract IEnumerable<LeafReader> Leaves { get; }

    /// <summary>Moves to the next value.</summary>
    public abstract void Read();

    /// <summary>Passes over an entry that stands for no value here, because something further out is null or empty.</summary>
    public abstract void Skip();
}

abstract class ValueReader<T> : ValueReader
{
    // A field: the compiled record constructors read it without a call.
    public T? Current;
}
