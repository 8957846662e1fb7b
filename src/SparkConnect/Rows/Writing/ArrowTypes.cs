using Apache.Arrow;
using Apache.Arrow.Types;

namespace SparkConnect.Rows.Writing;

/// <summary>Shapes as Arrow names them.</summary>
static class ArrowTypes
{
    public static Schema Schema(Shape.Struct row) => new([.. row.Members.Select(Field)], []);

    public static IArrowType Of(Shape shape) => shape switch
    {
        Shape.Value value => value.Leaf.ArrowType,
        Shape.List list => new ListType(Element(list)),
        Shape.Map map => Map(map),
        Shape.Struct record => new StructType([.. record.Members.Select(Field)]),
        _ => throw new InvalidOperationException($"no Arrow type for {shape.GetType().Name}"),
    };

    public static MapType Map(Shape.Map map) => new(new Field("key", Of(map.Key), nullable: false), new Field("value", Of(map.Entry), map.Entry.Nullable));

    static Field Element(Shape.List list) => new("element", Of(list.Element), list.Element.Nullable);

    static Field Field(Shape.Member member) => new(member.Column, Of(member.Shape), member.Shape.Nullable);
}
