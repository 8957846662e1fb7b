namespace How2Mine.Tests.DeltaLake;

public sealed record Resource(string Name, int? Amount);

/// <summary>A row with every kind of column.</summary>
public sealed record Sample(
    string PageId, string? UrlHostName, int Html5, long Length, double? Score, bool? Kept, DateTimeOffset FetchedAt,
    IReadOnlyList<string> Steps, IReadOnlyList<Resource>? Resources, Resource? Main)
{
    public static Sample Numbered(int n) => new(
        $"page-{n:D4}", n % 3 == 0 ? null : $"host{n}.example", n, n * 1_000_000_007L, n % 2 == 0 ? n / 4.0 : null, n % 5 == 0 ? null : n % 2 == 0,
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks((n * 12_345_678L) - (n * 12_345_678L % 10)),
        [.. Enumerable.Range(0, n % 4).Select(i => $"Stir {i} 🥣")],
        n % 4 == 0 ? null : [.. Enumerable.Range(0, n % 3).Select(i => new Resource($"egg {i}", i == 0 ? null : i))],
        n % 7 == 0 ? null : new Resource("bowl", n));
}
