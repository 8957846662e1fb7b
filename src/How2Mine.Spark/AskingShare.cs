using System.Globalization;
using System.Text;
using System.Text.Json;
using How2Mine.Serving.Money;

namespace How2Mine.Spark;

/// <summary>What one worker needs for asking, beside the settings.</summary>
/// <param name="Journal">The folder of answers, on a file system that driver and executors share.</param>
/// <param name="OtherJournals">Folders of answers that are used where they fit.</param>
/// <param name="Run">Names the run, for its shares of the money.</param>
/// <param name="Shares">How many shares there are.</param>
/// <param name="Dollars">What each share may spend; null for no limit.</param>
/// <param name="Prices">A price book as JSON; null for the built-in one.</param>
public sealed record AskingShare(string Journal, IReadOnlyList<string> OtherJournals, string Run, int Shares, decimal? Dollars, string? Prices)
{
    public PriceBook Book => Prices is null ? PriceBook.BuiltIn : PriceBook.BuiltIn.With(Prices, "the price book");

    /// <summary>The folder where shares are taken.</summary>
    public string Taken => Path.Combine(Journal, "shares", Run);

    public string ToBase64() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, LineJson.Options));

    public static AskingShare Parse(string base64) => JsonSerializer.Deserialize<AskingShare>(Encoding.UTF8.GetString(Convert.FromBase64String(base64)), LineJson.Options)!;

    /// <summary>
    /// The money of a share that nobody took; nothing once all are taken. A task that Spark runs again gets none, for its first run may have spent its own:
    /// its pages are left for the next run, and the limit holds.
    /// </summary>
    public decimal? Take()
    {
        if (Dollars is null) return null;
        Directory.CreateDirectory(Taken);
        for (var share = 0; share < Shares; share++)
            try
            {
                using var mark = new FileStream(Path.Combine(Taken, share.ToString(CultureInfo.InvariantCulture)), FileMode.CreateNew);
                return Dollars;
            }
            catch (IOException) when (File.Exists(Path.Combine(Taken, share.ToString(CultureInfo.InvariantCulture))))
            {
                // Another worker has this one.
            }
        return 0;
    }
}
