namespace DeltaLake.Columns.Writing;

/// <summary>Builds the tree of writers for a shape.</summary>
static class WriterBuilder
{
    public static StructWriter<T> Row<T>(Shape.Struct row) => (StructWriter<T>)Record(row, definition: 0, repetition: 0);

    /// <param name="parent">Definition level of what holds the value.</param>
    /// <param name="repetition">Repetition level of what holds the value.</param>
    static ValueWriter Of(Shape shape, int parent, int repetition) => shape switch
    {
        Shape.Leaf leaf => Wrapped(leaf, leaf.LeafType.CreateWriter(parent + 1), parent + 1),
        Shape.Struct record => Wrapped(record, Record(record, parent + 1, repetition), parent + 1),
        Shape.List list => Make(typeof(ListWriter<>), [list.Element.Type], Of(list.Element, parent + 2, repetition + 1), parent, repetition + 1),
        Shape.Map map => Make(typeof(MapWriter<>), [map.Value.Type], Key(parent + 2), Of(map.Value, parent + 2, repetition + 1), parent, repetition + 1),
        _ => throw new InvalidOperationException($"no writer for {shape.GetType().Name}"),
    };

    static ValueWriter Key(int definition) => LeafType.Find(typeof(string))!.CreateWriter(definition);

    static ValueWriter Record(Shape.Struct record, int definition, int repetition)
    {
        var owner = Nullable.GetUnderlyingType(record.Type) ?? record.Type;
        var memberType = typeof(StructWriter<>.Member).MakeGenericType(owner);
        var members = Array.CreateInstance(memberType, record.Members.Count);
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            var typed = typeof(StructWriter<>.Member<>).MakeGenericType(owner, member.Shape.Type);
            members.SetValue(Activator.CreateInstance(typed, member.Property, Of(member.Shape, definition, repetition)), i);
        }

        return Make(typeof(StructWriter<>), [owner], members, definition);
    }

    static ValueWriter Wrapped(Shape shape, ValueWriter inner, int definition) =>
        Nullable.GetUnderlyingType(shape.Type) is { } value ? Make(typeof(NullableWriter<>), [value], inner, definition) : inner;

    static ValueWriter Make(Type open, Type[] arguments, params object[] values) =>
        (ValueWriter)Activator.CreateInstance(open.MakeGenericType(arguments), values)!;
}
