using System.Net;
using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

/// <summary>One misdeed of a server each.</summary>
public sealed class HttpReadingTests : IDisposable
{
    readonly StoredObject _object = new(300_000);
    readonly ObjectReader _reader = new(Reading.Hasty);
    OddServer? _server;

    [Fact]
    public async Task An_object_is_described_and_read_in_whole_and_in_ranges()
    {
        var of = await _reader.DescribeAsync(Serve(_object.Answer));
        Assert.Equal((300_000, "\"one\""), (of.Length, of.Version));
        Assert.Equal(_object.Bytes, _reader.ReadToEnd(of));
        Assert.Equal(_object.Bytes[1000..2000], _reader.ReadToEnd(of, 1000, 2000));
        Assert.Equal(_object.Bytes[299_000..], await _reader.ReadRangeAsync(of, 299_000, 1000));
        Assert.Empty(_reader.ReadToEnd(of, 300_000));
        Assert.All(_server!.Log, l => Assert.StartsWith("ObjectStore.NET/", l.Asked.Headers["User-Agent"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task Where_HEAD_is_refused_the_first_byte_tells(int status)
    {
        var url = Serve(a => a.Method == "HEAD" ? new Reply(status) : _object.Answer(a));
        Assert.Equal(_object.Bytes, await _reader.DescribeAndReadAsync(url));
        Assert.Equal((0, 0), _server!.Log.ElementAt(1).Asked.Range);
    }

    [Fact]
    public async Task A_cut_body_goes_on_at_the_byte_behind()
    {
        var url = Serve(a => _object.Answer(a) is { Body.Length: > 100_000 } whole && a.Method == "GET" ? whole with { CutAfter = 100_000 } : _object.Answer(a));
        Assert.Equal(_object.Bytes, await _reader.DescribeAndReadAsync(url));
        Assert.Equal([0, 100_000, 200_000], _server!.Log.Where(l => l.Asked.Method == "GET").Select(l => l.Asked.Range!.Value.From));
        Assert.All(_server.Log.Where(l => l.Asked.Method == "GET"), l => Assert.Equal("\"one\"", l.Asked.Headers["If-Match"]));
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(1000)]
    public async Task A_wrong_Content_Length_of_a_range_does_no_harm(int off)
    {
        var url = Serve(a => a.Method == "GET" && a.Range?.From == 0 ? _object.Answer(a) with { Length = 300_000 + off, CutAfter = 299_000 } : _object.Answer(a));
        Assert.Equal(_object.Bytes, await _reader.DescribeAndReadAsync(url));
    }

    [Fact]
    public async Task A_body_that_stalls_is_asked_for_again()
    {
        using var reader = new ObjectReader(Reading.Hasty with { Timeout = TimeSpan.FromMilliseconds(400) });
        var url = Serve(a => a.Method == "GET" && a.Range?.From == 0 ? _object.Answer(a) with { Stall = TimeSpan.FromSeconds(20) } : _object.Answer(a));
        Assert.Equal(_object.Bytes, await reader.DescribeAndReadAsync(url));
        Assert.Equal(150_000, _server!.Log.Last().Asked.Range!.Value.From);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_is_read_from_the_start()
    {
        var url = Serve(a => a.Method == "GET" && _server!.Log.Count == 1 ? _object.Whole() with { CutAfter = 100_000 } : _object.Whole());
        var of = await _reader.DescribeAsync(url);
        Assert.Equal(_object.Bytes, _reader.ReadToEnd(of));
        Assert.Equal(_object.Bytes[250_000..250_100], await _reader.ReadRangeAsync(of, 250_000, 100));

        using var impatient = new ObjectReader(Reading.Hasty with { SkipLimit = 1000 });
        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => impatient.ReadRangeAsync(of, 250_000, 100));
        Assert.Contains("ignores byte ranges, and byte 250000 is more than 1000 bytes from the start", error.Message);
    }

    [Fact]
    public async Task An_object_that_changes_while_it_is_read_is_an_error()
    {
        var other = new StoredObject(300_000, "\"two\"");
        var url = Serve(a => a.Range is { From: > 0 } ? other.Answer(a) : a.Method == "GET" ? _object.Answer(a) with { CutAfter = 100_000 } : _object.Answer(a));
        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAndReadAsync(url));
        Assert.Equal(HttpStatusCode.PreconditionFailed, error.Status);
        Assert.Contains("the object changed since it was described: expected version \"one\", got \"two\"", error.Message);
    }

    [Fact]
    public async Task A_change_shows_in_the_ETag_where_If_Match_is_ignored_and_in_the_time_where_there_is_no_ETag()
    {
        var other = new StoredObject(300_000, "\"two\"");
        var url = Serve(a => a.Method == "HEAD" ? _object.Answer(a) : other.Answer(a with { Headers = a.Headers.Where(h => h.Key != "If-Match").ToDictionary() }));
        Assert.Contains("got \"two\"", (await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAndReadAsync(url))).Message);

        var changed = "Mon, 05 Oct 2026 10:00:00 GMT";
        url = Serve(a => _object.Answer(a).Without("ETag").With("Last-Modified", changed));
        var of = await _reader.DescribeAsync(url);
        Assert.Equal("20261005T100000Z-300000", of.Version);
        Assert.Equal(_object.Bytes, _reader.ReadToEnd(of));
        changed = "Mon, 05 Oct 2026 10:00:01 GMT";
        Assert.Contains("the object changed", Assert.Throws<ObjectStoreException>(() => _reader.ReadToEnd(of)).Message);
    }

    [Fact]
    public async Task An_error_page_that_passes_for_a_success_is_not_taken_for_the_object()
    {
        var page = new Reply(200, "<html>Service temporarily unavailable</html>"u8.ToArray());
        var url = Serve(a => a.Method == "GET" && a.Number < 4 ? page : _object.Answer(a));
        var of = await _reader.DescribeAsync(url);
        Assert.Equal(_object.Bytes, _reader.ReadToEnd(of));

        url = Serve(a => a.Method == "GET" ? page : _object.Answer(a));
        var error = Assert.Throws<ObjectStoreException>(() => _reader.ReadToEnd(of with { Address = url }));
        Assert.Contains("expected the object of 300000 bytes, got an answer 200 of 44", error.Message);
        Assert.Equal(4, _server!.Log.Count);
    }

    [Fact]
    public async Task Bytes_come_as_they_are_stored_though_the_server_says_they_are_coded()
    {
        Assert.Equal(_object.Bytes, await _reader.DescribeAndReadAsync(Serve(a => _object.Answer(a).With("Content-Encoding", "gzip"))));
        Assert.All(_server!.Log, l => Assert.Equal("identity", l.Asked.Headers["Accept-Encoding"]));
    }

    [Fact]
    public async Task Redirects_are_followed_five_times()
    {
        Reply Redirect(Asked a) => a.Path == "0" ? _object.Answer(a) : new Reply(302).With("Location", $"/{int.Parse(a.Path, System.Globalization.CultureInfo.InvariantCulture) - 1}");
        var url = Serve(Redirect, "5");
        Assert.Equal(_object.Bytes, await _reader.DescribeAndReadAsync(url));
        Assert.Equal(12, _server!.Log.Count);
        Assert.Contains("redirects more than 5 times", (await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAsync(url[..^1] + "6"))).Message);
    }

    [Fact]
    public async Task Redirects_keep_the_rate_too()
    {
        using var reader = new ObjectReader(Reading.Hasty with { RequestsPerSecond = 10 });
        await reader.DescribeAsync(Serve(a => a.Path == "aaaa" ? _object.Answer(a) : new Reply(307).With("Location", $"/{a.Path}a"), "a"));
        var at = _server!.Log.Select(l => l.Asked.At).ToList();
        Assert.Equal(4, at.Count);
        Assert.True(at[3] - at[0] >= TimeSpan.FromSeconds(0.25), $"4 requests came within {at[3] - at[0]}");
    }

    [Theory]
    [InlineData(404, "the server answers 404; expected an object there")]
    [InlineData(403, "the server answers 403; expected free access")]
    public async Task A_refusal_is_the_other_sides_answer_and_is_not_repeated(int status, string message)
    {
        var url = Serve(_ => new Reply(status));
        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAsync(url));
        Assert.Equal(((HttpStatusCode)status, url), (error.Status!.Value, error.Address));
        Assert.Contains(message, error.Message);
        Assert.InRange(_server!.Log.Count, 1, 2);
    }

    [Fact]
    public async Task A_link_that_stays_broken_says_where_and_after_how_many_tries()
    {
        var url = Serve(a => a.Method == "HEAD" ? _object.Answer(a) : a.Range?.From == 0 ? _object.Answer(a) with { CutAfter = 123_456 } : new Reply(502));
        var error = await Assert.ThrowsAsync<ObjectLinkException>(() => _reader.DescribeAndReadAsync(url));
        Assert.Equal((4, 123_456), (error.Tries, error.Reached));
        Assert.Contains("4 tries failed at byte 123456, the last one thus: the server failed, status 502", error.Message);

        using var gone = new OddServer(_object.Answer);
        var address = gone.Url("x");
        gone.Dispose();
        Assert.Equal(4, (await Assert.ThrowsAsync<ObjectLinkException>(() => _reader.DescribeAsync(address))).Tries);
    }

    [Fact]
    public async Task A_pause_longer_than_allowed_is_an_error()
    {
        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAsync(Serve(_ => new Reply(429).With("Retry-After", "86400"))));
        Assert.Contains("asks for a pause of 1.00:00:00, more than the 00:15:00 allowed", error.Message);
    }

    [Fact]
    public async Task A_reader_that_waits_is_free_at_once_when_cancelled()
    {
        var of = await _reader.DescribeAsync(Serve(a => _object.Answer(a) with { Stall = TimeSpan.FromSeconds(20) }));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        using var stream = _reader.OpenRead(of, ct: cancel.Token);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => stream.CopyTo(Stream.Null));
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _server?.Dispose();
    }

    string Serve(Func<Asked, Reply> answer, string path = "crawl/file.warc.gz")
    {
        _server?.Dispose();
        _server = new(answer);
        return _server.Url(path);
    }
}
