using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeltaLake.Schema;

/// <summary>The schemaString of the Delta protocol, both ways.</summary>
static class SchemaJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TableSchema schema)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain)) WriteStruct(json, schema);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static TableSchema Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ParseStruct(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DeltaException($"the table's schema is not a Delta schema ({e.Message}): {text}", e);
        }
    }

    static void WriteStruct(Utf8JsonWriter json, TableSchema schema)
    {
        json.WriteStartObject();
        json.WriteString("type", "struct");
        json.WriteStartArray("fields");
        foreach (var column in schema.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WritePropertyName("type");
            WriteType(json, column.Type);
            json.WriteBoolean("nullable", column.Nullable);
            json.WritePropertyName("metadata");
            if (column.Metadata is { } metadata) metadata.WriteTo(json);
            else json.WriteRawValue("{}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteType(Utf8JsonWriter json, DeltaType type)
    {
        switch (type)
        {
            case DeltaType.Primitive primitive:
                json.WriteStringValue(primitive.Name);
                break;
            case DeltaType.StructOf inner:
                WriteStruct(json, inner.Schema);
                break;
            case DeltaType.ListOf list:
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WritePropertyName("elementType");
                WriteType(json, list.Element);
                json.WriteBoolean("containsNull", list.ContainsNull);
                json.WriteEndObject();
                break;
            case DeltaType.MapOf map:
                json.WriteStartObject();
                json.WriteString("type", "map");
                json.WritePropertyName("keyType");
                WriteType(json, map.Key);
                json.WritePropertyName("valueType");
                WriteType(json, map.Value);
                json.WriteBoolean("valueContainsNull", map.ValueContainsNull);
                json.WriteEndObject();
                break;
        }
    }

    static TableSchema ParseStruct(JsonElement json) =>
        new([.. json.GetProperty("fields").EnumerateArray().Select(field => new TableColumn(
            field.GetProperty("name").GetString()!,
            ParseType(field.GetProperty("type")),
            field.GetProperty("nullable").GetBoolean(),
            field.TryGetProperty("metadata", out var metadata) ? metadata.Clone() : null))]);

    static DeltaType ParseType(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) return new DeltaType.Primitive(json.GetString()!);
        var kind = json.GetProperty("type").GetString();
        return kind switch
        {
            "struct" => new DeltaType.StructOf(ParseStruct(json)),
            "array" => new DeltaType.ListOf(ParseType(json.GetProperty("elementType")), json.GetProperty("containsNull").GetBoolean()),
            "map" => new DeltaType.MapOf(ParseType(json.GetProperty("keyType")), ParseType(json.GetProperty("valueType")),
                json.GetProperty("valueContainsNull").GetBoolean()),
            _ => throw new InvalidOperationException($"unknown type '{kind}'"),
        };
    }
}
