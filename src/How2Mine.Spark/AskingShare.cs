using System.Text;
using System.Text.Json;
using How2Mine.Serving.Money;

namespace How2Mine.Spark;

/// <summary>What one worker needs for asking, beside the settings.</summary>
/// <param name="Journal">The folder of answers, on a file system that driver and executors share.</param>
/// <param name="Dollars">The most that this worker may spend; null for no limit.</param>
/// <param name="Prices">A price book as JSON; null for the built-in one.</param>
public sealed record AskingShare(string Journal, decimal? Dollars, string? Prices)
{
    public PriceBook Book => Prices is null ? PriceBook.BuiltIn : PriceBook.BuiltIn.With(Prices, "the price book");

    public string ToBase64() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, LineJson.Options));

    public static AskingShare Parse(string base64) => JsonSerializer.Deserialize<AskingShare>(Encoding.UTF8.GetString(Convert.FromBase64String(base64)), LineJson.Options)!;
}
