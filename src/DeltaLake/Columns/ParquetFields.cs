using Parquet.Schema;

namespace DeltaLake.Columns;

/// <summary>The Parquet schema of a row, laid out as Spark lays it out: every column optional, lists with <c>element</c>, maps with <c>key</c> and <c>value</c>.</summary>
static class ParquetFields
{
    public static ParquetSchema Of(Shape.Struct row) => new([.. row.Members.Select(member => Of(member.Column, member.Shape))]);

    static Field Of(string name, Shape shape) => shape switch
    {
        Shape.Leaf leaf => leaf.LeafType.Field(name),
        Shape.List list => new ListField(name, Of(ListField.ElementName, list.Element)),
        Shape.Map map => new MapField(name, new DataField("key", typeof(string), false), Of("value", map.Value)),
        Shape.Struct record => new StructField(name, [.. record.Members.Select(member => Of(member.Column, member.Shape))]),
        _ => throw new InvalidOperationException($"no Parquet field for {shape.GetType().Name}"),
    };
}
