using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

/// <summary>Pauses as seconds, as a date and by our own measure, on a clock that the test holds.</summary>
public sealed class RetryAfterTests
{
    static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "30")]
    [InlineData(503, "date")]
    public async Task A_pause_is_kept_to_the_second(int status, string after)
    {
        if (after == "date") after = (Noon + TimeSpan.FromSeconds(30)).ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(30)], await RequestTimesAsync(n => n == 0 ? new Reply(status).With("Retry-After", after) : null));
    }

    [Fact]
    public async Task Without_a_wish_of_the_server_the_waits_double()
    {
        var times = await RequestTimesAsync(n => n < 4 ? new Reply(503) : null);
        var waits = times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.Equal(4, waits.Count);
        foreach (var (wait, longest) in waits.Zip([2.0, 4, 8, 10])) Assert.InRange(wait, longest / 2, longest + 0.5);
    }

    /// <summary>When each request was sent, by the test's clock, which goes on in steps of half a second.</summary>
    static async Task<List<TimeSpan>> RequestTimesAsync(Func<int, Reply?> refusal)
    {
        var time = new FakeTimeProvider(Noon);
        var sent = new List<TimeSpan>();
        var stored = new StoredObject(10);
        using var server = new OddServer(a =>
        {
            sent.Add(time.GetUtcNow() - Noon);
            return refusal(sent.Count - 1) ?? stored.Answer(a);
        });
        using var reader = new ObjectReader(Reading.Hasty with { Tries = 6, FirstDelay = TimeSpan.FromSeconds(2), LongestDelay = TimeSpan.FromSeconds(10) }, time);
        var described = reader.DescribeAsync(server.Url("x"));
        while (await Task.WhenAny(described, Task.Delay(30)) != described) time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(10, (await described).Length);
        return sent;
    }
}
