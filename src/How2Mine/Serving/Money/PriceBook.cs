using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace How2Mine.Serving.Money;

/// <summary>Prices by model and day. The built-in book is as good as its date: a file of one's own goes before it.</summary>
public sealed partial class PriceBook
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    readonly Dictionary<string, List<DatedPrice>> _prices;
    readonly PriceBook? _before;

    PriceBook(Dictionary<string, List<DatedPrice>> prices, PriceBook? before) => (_prices, _before) = (prices, before);

    public static PriceBook BuiltIn { get; } = Load();

    /// <summary>
    /// This book with the prices of another before its own: <c>{"model": [{"from": "2026-01-01", "input": 2, "output": 8, "cached_input": 0.5, "batch_discount": 0.5}]}</c>,
    /// dollars for a million tokens.
    /// </summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="CallerMistakeException">No JSON of that form, or a price out of range.</exception>
    public PriceBook With(string json, string name)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, List<DatedPrice>>>(json, Options) ?? [];
            foreach (var (model, prices) in read) Check(model, prices, name);
            return new PriceBook(read.ToDictionary(r => r.Key, r => r.Value.OrderBy(p => p.From).ToList(), StringComparer.Ordinal), this);
        }
        catch (JsonException e)
        {
            throw new CallerMistakeException($"price book '{name}' is not valid: {e.Message}; expected a list for each model such as [{{\"from\": \"2026-01-01\", \"input\": 2, \"output\": 8}}]");
        }
    }

    /// <summary>This book with one price for a model, on any day.</summary>
    public PriceBook With(string model, ModelPrice price) =>
        new(new(StringComparer.Ordinal) { [model] = [new DatedPrice(DateOnly.MinValue, price.Input, price.Output, price.CachedInput, price.BatchDiscount)] }, this);

    /// <summary>The model's price on a day; a dated version (<c>name-2025-04-14</c>) that has none of its own costs what its family does. Null where nothing is known.</summary>
    public ModelPrice? Find(string model, DateOnly day) => Named(model, day) ?? (Version().Match(model) is { Success: true } dated ? Named(dated.Groups["family"].Value, day) : null);

    ModelPrice? Named(string model, DateOnly day) =>
        _prices.TryGetValue(model, out var prices) && prices.LastOrDefault(p => p.From <= day) is { } dated ? dated.Price : _before?.Named(model, day);

    static void Check(string model, List<DatedPrice> prices, string name)
    {
        if (prices.Count == 0) throw new CallerMistakeException($"price book '{name}': '{model}' has no price");
        if (prices.FirstOrDefault(p => p.Input < 0 || p.Output < 0 || p.CachedInput < 0 || p.BatchDiscount is < 0 or > 1) is { } odd)
            throw new CallerMistakeException($"price book '{name}': '{model}' from {odd.From:yyyy-MM-dd} has a price below 0 or a discount outside 0 to 1");
    }

    static PriceBook Load()
    {
        using var stream = typeof(PriceBook).Assembly.GetManifestResourceStream("How2Mine.Serving.Money.prices.json")!;
        using var reader = new StreamReader(stream);
        return new PriceBook([], null).With(reader.ReadToEnd(), "prices.json");
    }

    [GeneratedRegex(@"^(?<family>.+?)-(?:\d{4}-\d{2}-\d{2}|\d{8})$")]
    private static partial Regex Version();

    sealed record DatedPrice(DateOnly From, decimal Input, decimal Output, decimal? CachedInput = null, decimal BatchDiscount = 0)
    {
        [JsonIgnore]
        public ModelPrice Price => new(Input, Output, CachedInput, BatchDiscount);
    }
}
