using System.Security.Cryptography;
using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

/// <summary>All misdeeds at once, many readers at once; the server's own log is the witness.</summary>
public sealed class RoughServerTests
{
    const int PerSecond = 50, MaxConcurrent = 6, Length = 20_000_000, Ranges = 80;

    static readonly StoreOptions Options = Reading.Hasty with { RequestsPerSecond = PerSecond, SlowestRequestsPerSecond = PerSecond, MaxConcurrent = MaxConcurrent, Tries = 10 };

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly StoredObject _object = new(Length);

    [Fact]
    public async Task Twenty_megabytes_come_through_unharmed_and_politely()
    {
        using var server = new OddServer(Roughly);
        using var reader = new ObjectReader(Options);
        var of = await reader.DescribeAsync(server.Url("rough"));
        Assert.Equal(Length, of.Length);

        var whole = Task.Run(() => reader.ReadToEnd(of));
        var parts = await Task.WhenAll(Enumerable.Range(0, Ranges).Select(i => reader.ReadRangeAsync(of, (long)i * (Length / Ranges), Length / Ranges)));
        Assert.Equal(SHA256.HashData(_object.Bytes), SHA256.HashData(parts.SelectMany(p => p).ToArray()));
        Assert.Equal(SHA256.HashData(_object.Bytes), SHA256.HashData(await whole));

        var log = server.Log.OrderBy(l => l.Asked.At).ToList();
        Assert.Contains(log, l => l.Reply.Status == 503 && l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(log, l => l.Reply.Status == 503 && !l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(log, l => l.Reply.CutAfter is not null);
        Assert.Contains(log, l => l.Reply.Stall > TimeSpan.Zero);
        Assert.InRange(server.MostAtOnce, 2, MaxConcurrent);
        AssertNeverFaster([.. log.Select(l => l.Asked.At)]);
        AssertPausesKept(log);
    }

    /// <summary>By the request's number, so that each run meets the same share of everything.</summary>
    Reply Roughly(Asked asked)
    {
        var right = _object.Answer(asked);
        if (asked.Number == 30 || asked.Number == 75) return new Reply(503).With("Retry-After", "1");
        if (asked.Number % 10 == 7) return new Reply(503);
        if (asked.Method == "HEAD") return right;
        if (asked.Number % 20 == 3) return right with { CutAfter = right.Body.Length / 3 };
        if (asked.Number % 20 == 14) return right with { CutAfter = 0 };
        if (asked.Number % 20 == 9) return right with { Stall = TimeSpan.FromMilliseconds(200) };
        if (asked.Number % 40 == 11) return new Reply(500);
        if (asked.Number % 40 == 18) return _object.Whole();
        // Nobody gets more than a part of it at a time.
        return right.Body.Length > 3_000_000 ? right with { CutAfter = 3_000_000 } : right;
    }

    /// <summary>The way to the server is not always equally long, hence a tenth of a second's tolerance over any number of requests.</summary>
    static void AssertNeverFaster(TimeSpan[] at)
    {
        for (var first = 0; first < at.Length; first++)
            for (var last = first + 1; last < at.Length; last++)
                Assert.True(at[last] - at[first] >= TimeSpan.FromSeconds(((last - first) / (double)PerSecond) - 0.1), $"requests {first} to {last} came within {at[last] - at[first]}");
    }

    /// <summary>Requests that were on their way when the server asked for the pause still arrive.</summary>
    static void AssertPausesKept(List<(Asked Asked, Reply Reply, TimeSpan AnsweredAt)> log)
    {
        var pauses = log.Where(l => l.Reply.Headers.ContainsKey("Retry-After")).Select(l => l.AnsweredAt).ToList();
        Assert.Equal(2, pauses.Count);
        foreach (var from in pauses)
        {
            Assert.DoesNotContain(log, l => l.Asked.At > from + TimeSpan.FromSeconds(0.2) && l.Asked.At < from + Pause);
            Assert.Contains(log, l => l.Asked.At >= from + Pause);
        }
    }
}
