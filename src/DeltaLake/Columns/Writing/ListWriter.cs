namespace DeltaLake.Columns.Writing;

/// <param name="parent">The definition level of what holds the list: the list null is this, empty one more, an element two more.</param>
/// <param name="level">The repetition level of the second and later elements.</param>
sealed class ListWriter<T>(ValueWriter<T> element, int parent, int level) : ValueWriter<IReadOnlyList<T>?>
{
    public override IEnumerable<LeafWriter> Leaves => element.Leaves;

    public override void Write(IReadOnlyList<T>? value, int repetition)
    {
        if (value is null) element.WriteNull(repetition, parent);
        else if (value.Count == 0) element.WriteNull(repetition, parent + 1);
        else
            for (var i = 0; i < value.Count; i++) element.Write(value[i], i == 0 ? repetition : level);
    }

    public override void WriteNull(int repetition, int definition) => element.WriteNull(repetition, definition);
}
