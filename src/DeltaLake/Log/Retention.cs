using System.Globalization;

namespace DeltaLake.Log;

/// <summary>How long tombstones stay in checkpoints: delta.deletedFileRetentionDuration, a week unless the table says otherwise.</summary>
static class Retention
{
    const string Property = "delta.deletedFileRetentionDuration";
    static readonly TimeSpan Default = TimeSpan.FromDays(7);

    /// <exception cref="DeltaException">The property is no interval.</exception>
    public static TimeSpan OfTombstones(TableMetadata metadata)
    {
        if (metadata.Property(Property) is not { } text) return Default;
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.FirstOrDefault() == "interval") words = words[1..];
        if (words.Length == 0 || words.Length % 2 != 0) throw Bad(text);
        var sum = TimeSpan.Zero;
        for (var i = 0; i < words.Length; i += 2)
            sum += long.TryParse(words[i], CultureInfo.InvariantCulture, out var count) ? count * Unit(words[i + 1], text) : throw Bad(text);
        return sum;
    }

    static TimeSpan Unit(string word, string text) => word.TrimEnd('s') switch
    {
        "week" => TimeSpan.FromDays(7),
        "day" => TimeSpan.FromDays(1),
        "hour" => TimeSpan.FromHours(1),
        "minute" => TimeSpan.FromMinutes(1),
        "second" => TimeSpan.FromSeconds(1),
        "millisecond" => TimeSpan.FromMilliseconds(1),
        _ => throw Bad(text),
    };

    static DeltaException Bad(string text) => new($"table property {Property} is '{text}', an interval such as 'interval 7 days' is expected");
}
