using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;
using Spectre.Console;

namespace How2Mine.Jobs;

/// <summary>A query's rows as a table for people, as JSON lines or as CSV (RFC 4180).</summary>
static class QueryOutput
{
    /// <summary>Rows a table shows; a terminal is no place for more.</summary>
    const int MaxTableRows = 1000;

    const int MaxCellCharacters = 200;

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(DuckDBDataReader reader, string format, CancellationToken cancel) => format switch
    {
        "jsonl" => JsonLinesAsync(reader, cancel),
        "csv" => CsvAsync(reader, cancel),
        _ => TableAsync(reader, cancel),
    };

    static async Task JsonLinesAsync(DuckDBDataReader reader, CancellationToken cancel)
    {
        var names = Names(reader);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        while (await reader.ReadAsync(cancel))
        {
            var row = new Dictionary<string, object?>(names.Count, StringComparer.Ordinal);
            for (var i = 0; i < names.Count; i++) row[names[i]] = Plain(reader.GetValue(i));
            await output.WriteLineAsync(JsonSerializer.Serialize(row, Json).AsMemory(), cancel);
        }
    }

    static async Task CsvAsync(DuckDBDataReader reader, CancellationToken cancel)
    {
        var names = Names(reader);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await output.WriteLineAsync(string.Join(',', names.Select(Quoted)).AsMemory(), cancel);
        while (await reader.ReadAsync(cancel))
            await output.WriteLineAsync(string.Join(',', Enumerable.Range(0, names.Count).Select(i => Quoted(Text(reader.GetValue(i))))).AsMemory(), cancel);
    }

    static async Task TableAsync(DuckDBDataReader reader, CancellationToken cancel)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var name in Names(reader)) table.AddColumn(Markup.Escape(name));
        var rows = 0;
        for (; await reader.ReadAsync(cancel); rows++)
            if (rows < MaxTableRows) table.AddRow([.. Enumerable.Range(0, reader.FieldCount).Select(i => Markup.Escape(Cell(Text(reader.GetValue(i)))))]);
        Terminal.Output.Write(table);
        if (rows > MaxTableRows) Terminal.Say($"{MaxTableRows} of {rows} rows shown; all of them with --format jsonl or csv");
    }

    /// <summary>Columns of the same name get numbers, as DuckDB numbers those of a subquery.</summary>
    static List<string> Names(DuckDBDataReader reader)
    {
        var names = new List<string>();
        foreach (var name in Enumerable.Range(0, reader.FieldCount).Select(reader.GetName))
        {
            var (free, number) = (name, 0);
            while (names.Contains(free, StringComparer.OrdinalIgnoreCase)) free = $"{name}_{++number}";
            names.Add(free);
        }
        return names;
    }

    static string Cell(string text) => text.Length <= MaxCellCharacters ? text : text[..MaxCellCharacters] + "…";

    static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    static string Text(object? value) => Plain(value) switch
    {
        null => "",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        var nested => JsonSerializer.Serialize(nested, Json),
    };

    static string Base64(Stream blob)
    {
        using var bytes = new MemoryStream();
        blob.CopyTo(bytes);
        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Values in the shapes that JSON knows; times in UTC.</summary>
    static object? Plain(object? value) => value switch
    {
        null or DBNull => null,
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "Z",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "Z",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        System.Numerics.BigInteger big => big >= long.MinValue && big <= long.MaxValue ? (long)big : big.ToString(CultureInfo.InvariantCulture),
        string or bool or int or long or short or byte or sbyte or uint or ulong or ushort or decimal => value,
        double number => double.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        float number => float.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        Stream blob => Base64(blob),
        IDictionary map => map.Keys.Cast<object>().ToDictionary(k => Text(k), k => Plain(map[k])),
        IEnumerable list => list.Cast<object?>().Select(Plain).ToList(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
