using System.Text.Json.Nodes;

namespace SparkConnect.Rows;

/// <summary>Spark's schema of a record type, in Spark's JSON.</summary>
static class SchemaJson
{
    public static string Of(Shape.Struct row) => Type(row).ToJsonString();

    static JsonNode Type(Shape shape) => shape switch
    {
        Shape.Value value => value.Leaf.SparkName,
        Shape.List list => new JsonObject { ["type"] = "array", ["elementType"] = Type(list.Element), ["containsNull"] = list.Element.Nullable },
        Shape.Map map => new JsonObject { ["type"] = "map", ["keyType"] = Type(map.Key), ["valueType"] = Type(map.Entry), ["valueContainsNull"] = map.Entry.Nullable },
        Shape.Struct record => new JsonObject { ["type"] = "struct", ["fields"] = new JsonArray([.. record.Members.Select(Field)]) },
        _ => throw new InvalidOperationException($"no Spark type for {shape.GetType().Name}"),
    };

    static JsonObject Field(Shape.Member member) => new()
    {
        ["name"] = member.Column,
        ["type"] = Type(member.Shape),
        ["nullable"] = member.Shape.Nullable,
        ["metadata"] = new JsonObject(),
    };
}
