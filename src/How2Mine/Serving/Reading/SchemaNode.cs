using System.Globalization;
using System.Text.Json;

namespace How2Mine.Serving.Reading;

/// <summary>One level of a schema, ready to check values.</summary>
sealed class SchemaNode
{
    /// <summary>More than these tell a model nothing new.</summary>
    const int MaxWrong = 4;

    static readonly string[] Keywords =
        ["type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "enum", "title", "description"];

    static readonly string[] TypeNames = ["object", "array", "string", "integer", "number", "boolean", "null"];

    readonly string[] _types, _required, _values;
    readonly Dictionary<string, SchemaNode> _members = new(StringComparer.Ordinal);
    readonly SchemaNode? _items;
    readonly bool _closed;
    readonly double _minItems, _maxItems, _minLength, _maxLength, _minimum, _maximum;

    SchemaNode(JsonElement json, string path)
    {
        _types = json.TryGetProperty("type", out var type) ? Texts(type, path) : [];
        if (_types.FirstOrDefault(t => !TypeNames.Contains(t)) is { } odd) throw new CallerMistakeException($"{path}: type is '{odd}', expected {string.Join(", ", TypeNames)}");
        _required = json.TryGetProperty("required", out var required) ? Texts(required, path) : [];
        _values = json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(JsonElementText)] : [];
        if (json.TryGetProperty("properties", out var members))
            foreach (var member in members.EnumerateObject()) _members.Add(member.Name, Of(member.Value, $"{path}, '{member.Name}'"));
        if (_required.FirstOrDefault(r => !_members.ContainsKey(r)) is { } missing) throw new CallerMistakeException($"{path}: '{missing}' is required but is no property");
        _items = json.TryGetProperty("items", out var items) ? Of(items, $"{path}, items") : null;
        _closed = json.TryGetProperty("additionalProperties", out var others) && others.ValueKind switch
        {
            JsonValueKind.False => true,
            JsonValueKind.True => false,
            _ => throw new CallerMistakeException($"{path}: additionalProperties is {others.ValueKind}, expected true or false"),
        };
        (_minItems, _maxItems) = (Bound("minItems", 0), Bound("maxItems", double.PositiveInfinity));
        (_minLength, _maxLength) = (Bound("minLength", 0), Bound("maxLength", double.PositiveInfinity));
        (_minimum, _maximum) = (Bound("minimum", double.NegativeInfinity), Bound("maximum", double.PositiveInfinity));

        double Bound(string name, double otherwise) => !json.TryGetProperty(name, out var bound) ? otherwise
            : bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : throw new CallerMistakeException($"{path}: {name} is {bound.ValueKind}, expected a number");
    }

    /// <exception cref="CallerMistakeException">A keyword that is not checked, or one with a value of the wrong kind.</exception>
    public static SchemaNode Of(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new CallerMistakeException($"{path} is {json.ValueKind}, expected an object");
        if (json.EnumerateObject().Select(m => m.Name).FirstOrDefault(n => !Keywords.Contains(n)) is { } unknown)
            throw new CallerMistakeException($"{path}: '{unknown}' is not checked here; use {string.Join(", ", Keywords)}");
        return new SchemaNode(json, path);
    }

    public bool Allows(string type) => _types.Length == 0 || _types.Contains(type);

    public void Check(JsonElement value, string path, List<string> wrong)
    {
        if (wrong.Count >= MaxWrong) return;
        if (_types.Length > 0 && !_types.Any(t => Is(value, t))) wrong.Add($"{Name(path)} must be {Wanted()}, got {Kind(value)}");
        else if (_values.Length > 0 && !_values.Contains(JsonElementText(value))) wrong.Add($"{Name(path)} must be one of {string.Join(", ", _values)}, got {Short(JsonElementText(value))}");
        else
            switch (value.ValueKind)
            {
                case JsonValueKind.Object: CheckMembers(value, path, wrong); break;
                case JsonValueKind.Array: CheckItems(value, path, wrong); break;
                case JsonValueKind.String: CheckRange(value.GetString()!.Length, _minLength, _maxLength, path, "characters", wrong); break;
                case JsonValueKind.Number: CheckRange(value.GetDouble(), _minimum, _maximum, path, "", wrong); break;
            }
    }

    void CheckMembers(JsonElement value, string path, List<string> wrong)
    {
        foreach (var name in _required)
            if (!value.TryGetProperty(name, out _)) wrong.Add($"'{Joined(path, name)}' is missing");
        foreach (var member in value.EnumerateObject())
        {
            if (_members.TryGetValue(member.Name, out var node)) node.Check(member.Value, Joined(path, member.Name), wrong);
            else if (_closed) wrong.Add($"'{Short(Joined(path, member.Name))}' is not asked for, only {string.Join(", ", _members.Keys)}");
            if (wrong.Count >= MaxWrong) return;
        }
    }

    void CheckItems(JsonElement value, string path, List<string> wrong)
    {
        CheckRange(value.GetArrayLength(), _minItems, _maxItems, path, "items", wrong);
        if (_items is null) return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            _items.Check(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), wrong);
            if (wrong.Count >= MaxWrong) return;
        }
    }

    static void CheckRange(double got, double least, double most, string path, string unit, List<string> wrong)
    {
        if (got >= least && got <= most) return;
        var what = unit.Length > 0 ? $"have {{0}} {{1}} {unit}" : "be {0} {1}";
        var (bound, limit) = got < least ? ("at least", least) : ("at most", most);
        wrong.Add($"{Name(path)} must {string.Format(CultureInfo.InvariantCulture, what, bound, limit)}, got {got.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>"an array of strings", "a string or null".</summary>
    string Wanted() => string.Join(" or ", _types.Select(t => t == "array" && _items is { _types: [var inner] } ? $"an array of {Plural(inner)}" : WithArticle(t)));

    static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Number => $"the number {Short(value.GetRawText())}",
        var kind => WithArticle(kind.ToString().ToLowerInvariant()),
    };

    static string WithArticle(string type) => type switch { "null" => type, "object" or "array" or "integer" => $"an {type}", _ => $"a {type}" };

    static string Plural(string type) => type == "null" ? "nulls" : $"{type}s";

    static string Name(string path) => path.Length == 0 ? "the answer" : $"'{path}'";

    static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    static string JsonElementText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    static string[] Texts(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => throw new CallerMistakeException($"{path}: {value.GetRawText()} stands where a text or a list of texts must be"),
    };
}
