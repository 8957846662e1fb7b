namespace How2Mine.Text.StructuredData;

/// <summary>One described thing on a page, alike for JSON-LD, microdata and RDFa: its types and its properties.</summary>
/// <remarks>A property's values are strings or items. Names are schema.org's, in lower case, without their vocabulary.</remarks>
sealed class DataItem(IReadOnlyList<string> types)
{
    readonly Dictionary<string, List<object>> _properties = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Types { get; } = types;

    public string? Id { get; init; }

    public bool Is(string type) => Types.Contains(type, StringComparer.Ordinal);

    public void Add(string name, object value)
    {
        name = ShortName(name);
        if (!_properties.TryGetValue(name, out var values)) _properties[name] = values = [];
        values.Add(value);
    }

    public IReadOnlyList<object> Values(string name) => _properties.GetValueOrDefault(name) ?? [];

    /// <summary>The first value of any of these properties as text, or empty.</summary>
    public string Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            foreach (var value in Values(name))
                if (value is string { Length: > 0 } text) return text;
        return "";
    }

    public IEnumerable<DataItem> Nested() => _properties.Values.SelectMany(v => v).OfType<DataItem>();

    /// <summary><c>http://schema.org/HowToStep</c> and <c>schema:HowToStep</c> are <c>howtostep</c>.</summary>
    public static string ShortName(string name) => name[(name.LastIndexOfAny(['/', ':', '#']) + 1)..].Trim().ToLowerInvariant();
}
