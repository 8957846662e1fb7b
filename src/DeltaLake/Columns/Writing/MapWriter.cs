namespace DeltaLake.Columns.Writing;

/// <param name="parent">The definition level of what holds the map: the map null is this, empty one more, an entry two more.</param>
/// <param name="level">The repetition level of the second and later entries.</param>
sealed class MapWriter<T>(ValueWriter<string> key, ValueWriter<T> value, int parent, int level) : ValueWriter<IReadOnlyDictionary<string, T>?>
{
    public override IEnumerable<LeafWriter> Leaves => [.. key.Leaves, .. value.Leaves];

    public override void Write(IReadOnlyDictionary<string, T>? value, int repetition)
    {
        if (value is null) WriteNull(repetition, parent);
        else if (value.Count == 0) WriteNull(repetition, parent + 1);
        else WriteEntries(value, repetition);
    }

    public override void WriteNull(int repetition, int definition)
    {
        key.WriteNull(repetition, definition);
        value.WriteNull(repetition, definition);
    }

    void WriteEntries(IReadOnlyDictionary<string, T> entries, int repetition)
    {
        foreach (var (name, content) in entries)
        {
            key.Write(name, repetition);
            value.Write(content, repetition);
            repetition = level;
        }
    }
}
