using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace How2Mine.Text.StructuredData;

/// <summary>Steps in the data that a page carries for its scripts: arrays named "instructions", "steps" or "directions" in JSON, as a script has it, within a string, or in an attribute.</summary>
static class ScriptSteps
{
    const int MinSteps = 3, MaxSteps = 100, MaxArrays = 50, MaxNesting = 4;

    /// <summary>Characters of one array, and between the arrays of one procedure's parts.</summary>
    const int MaxCharacters = 100_000, MaxGap = 400;

    /// <summary>Titles and buttons have fewer words on average.</summary>
    const double MinWords = 4;

    static readonly string[] Names = ["instructions", "steps", "directions", "preparation", "method"];

    static readonly string[] Texts = ["instruction", "text", "body", "description", "step", "content", "html", "value", "details"];

    static readonly SearchValues<string> Openings = SearchValues.Create([.. Names.SelectMany(n => new[] { n + "\":[", n + "\": [", n + "\\\":[", n + "&quot;:[" })], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first procedure's steps; empty where there are none.</summary>
    public static IReadOnlyList<string> Of(string html)
    {
        var steps = new List<string>();
        var end = -1;
        for (var (at, arrays) = (0, 0); arrays < MaxArrays && steps.Count <= MaxSteps && html.AsSpan(at).IndexOfAny(Openings) is >= 0 and var found; arrays++)
        {
            var start = html.IndexOf('[', at + found);
            at = start + 1;
            if (end >= 0 && start - end > MaxGap) break;
            if (Read(html, start, out var length) is not { Count: > 0 } more) continue;
            steps.AddRange(more.Where(s => !steps.Contains(s)));
            (at, end) = (start + length, start + length);
        }
        return steps.Count is >= MinSteps and <= MaxSteps && steps.Average(s => s.AsSpan().Count(' ') + 1.0) >= MinWords ? steps : [];
    }

    /// <param name="length">Characters of the page that the array takes, about.</param>
    static List<string>? Read(string html, int start, out int length)
    {
        length = 1;
        var window = html.AsSpan(start, Math.Min(MaxCharacters, html.Length - start));
        var isEscaped = start > 2 && html[start - 2] == '"' && html[start - 3] == '\\';
        var isAttribute = start > 7 && html.AsSpan(start - 7, 7).EndsWith("&quot;:");
        var json = isAttribute ? WebUtility.HtmlDecode(Before(window, '"').ToString()) : isEscaped ? Unescaped(window) : window.ToString();
        if (json is null) return null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), isFinalBlock: false, default);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var array)) return null;
            using (array)
            {
                length = (int)Math.Min(window.Length, reader.BytesConsumed * window.Length / Math.Max(1, json.Length));
                var steps = new List<string>();
                Add(array.RootElement, steps, 0);
                return steps;
            }
        }
        catch (JsonException)
        {
            // What looks like an array of data and is none holds no steps.
            return null;
        }
    }

    static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char end) => text.IndexOf(end) is >= 0 and var at ? text[..at] : text;

    /// <summary>JSON within a string of a script, up to the string's end.</summary>
    static string? Unescaped(ReadOnlySpan<char> text)
    {
        var json = new StringBuilder();
        for (var i = 0; i + 1 < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\') json.Append(text[i]);
            else if (text[++i] is '"' or '\\' or '/') json.Append(text[i]);
            else json.Append('\\').Append(text[i]);
        }
        return json.Length > 0 ? json.ToString() : null;
    }

    static void Add(JsonElement value, List<string> steps, int nesting)
    {
        if (nesting > MaxNesting || steps.Count > MaxSteps) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                steps.AddRange(PlainText.Lines(value.GetString()!).Take(MaxSteps));
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Add(item, steps, nesting + 1);
                break;
            case JsonValueKind.Object:
                AddOwn(value, steps, nesting);
                break;
        }
    }

    static void AddOwn(JsonElement step, List<string> steps, int nesting)
    {
        foreach (var name in Texts)
            if (step.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && PlainText.Of(text.GetString()!) is { Length: > 0 } told)
            {
                steps.Add(told);
                return;
            }
        foreach (var property in step.EnumerateObject())
            if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && Array.Exists(Names, n => property.Name.EndsWith(n, StringComparison.OrdinalIgnoreCase))) Add(property.Value, steps, nesting + 1);
    }
}
