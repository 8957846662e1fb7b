namespace DeltaLake.Columns.Reading;

/// <param name="definition">The definition level from which on there is an entry; one less is an empty map, below that is null.</param>
/// <param name="level">The repetition level of the second and later entries.</param>
sealed class MapReader<T>(ValueReader<string> key, ValueReader<T> value, int definition, int level) : ValueReader<IReadOnlyDictionary<string, T>>
{
    readonly LeafReader[] _leaves = [.. key.Leaves, .. value.Leaves];

    public override IEnumerable<LeafReader> Leaves => _leaves;

    public override void Read()
    {
        var found = _leaves[0].Definition;
        IsNull = found < definition - 1;
        if (found < definition)
        {
            Skip();
            Current = IsNull ? null : new Dictionary<string, T>();
            return;
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        do
        {
            key.Read();
            value.Read();
            map[key.Current!] = value.Current!;
        }
        while (_leaves[0].Repetition == level);
        Current = map;
    }

    public override void Skip()
    {
        key.Skip();
        value.Skip();
    }
}
