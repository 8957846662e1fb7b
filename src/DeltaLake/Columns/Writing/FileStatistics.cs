using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeltaLake.Columns.Writing;

/// <summary>The statistics of a data file as the log holds them, for its columns that have no parts.</summary>
static class FileStatistics
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson<T>(RowWriter<T> rows, Shape.Struct shape)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain)) Write(json, rows.Rows, Columns(rows, shape));
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    static List<(string Column, ColumnCount Count)> Columns<T>(RowWriter<T> rows, Shape.Struct shape)
    {
        var columns = new List<(string, ColumnCount)>();
        var leaf = 0;
        foreach (var member in shape.Members)
        {
            if (member.Shape is Shape.Leaf) columns.Add((member.Column, rows.CountOf(leaf)));
            leaf += Leaves(member.Shape);
        }

        return columns;
    }

    static int Leaves(Shape shape) => shape switch
    {
        Shape.List list => Leaves(list.Element),
        Shape.Map map => 1 + Leaves(map.Value),
        Shape.Struct record => record.Members.Sum(member => Leaves(member.Shape)),
        _ => 1,
    };

    static void Write(Utf8JsonWriter json, long rows, List<(string Column, ColumnCount Count)> columns)
    {
        json.WriteStartObject();
        json.WriteNumber("numRecords", rows);
        WriteBounds(json, "minValues", columns, count => count.WriteMin);
        WriteBounds(json, "maxValues", columns, count => count.WriteMax);
        json.WriteStartObject("nullCount");
        foreach (var (column, count) in columns) json.WriteNumber(column, count.Nulls);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteBounds(
        Utf8JsonWriter json, string name, List<(string Column, ColumnCount Count)> columns, Func<ColumnCount, Action<Utf8JsonWriter>?> bound)
    {
        json.WriteStartObject(name);
        foreach (var (column, count) in columns)
        {
            if (bound(count) is not { } write) continue;
            json.WritePropertyName(column);
            write(json);
        }

        json.WriteEndObject();
    }
}
