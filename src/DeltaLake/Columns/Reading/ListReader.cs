namespace DeltaLake.Columns.Reading;

/// <param name="definition">The definition level from which on there is an element; one less is an empty list, below that is null.</param>
/// <param name="level">The repetition level of the second and later elements.</param>
sealed class ListReader<T>(ValueReader<T> element, int definition, int level) : ValueReader<IReadOnlyList<T>>
{
    readonly LeafReader[] _leaves = [.. element.Leaves];

    public override IEnumerable<LeafReader> Leaves => _leaves;

    public override void Read()
    {
        var found = _leaves[0].Definition;
        IsNull = found < definition - 1;
        if (found < definition)
        {
            Skip();
            Current = IsNull ? null : [];
            return;
        }

        var list = new List<T>();
        do
        {
            element.Read();
            list.Add(element.Current!);
        }
        while (_leaves[0].Repetition == level);
        Current = list;
    }

    public override void Skip() => element.Skip();
}
