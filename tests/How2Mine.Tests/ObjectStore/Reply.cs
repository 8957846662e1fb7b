using System.Text;

namespace How2Mine.Tests.ObjectStore;

/// <summary>What a server sends.</summary>
sealed record Reply(int Status, ReadOnlyMemory<byte> Body = default)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What Content-Length says, right or wrong.</summary>
    public long Length { get; init; } = Body.Length;

    /// <summary>After so many bytes of the body the connection is closed.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The wait before the second half of the body.</summary>
    public TimeSpan Stall { get; init; }

    public Reply With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public Reply Without(string header) => this with { Headers = Headers.Where(h => h.Key != header).ToDictionary() };

    /// <returns>Whether the connection stays open.</returns>
    public async Task<bool> SendAsync(Stream to, bool headOnly, CancellationToken ct)
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} Said\r\nContent-Length: {Length}\r\n");
        foreach (var (name, value) in Headers) head.Append($"{name}: {value}\r\n");
        await to.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), ct);
        if (headOnly) return true;
        var body = Body[..Math.Min(Body.Length, CutAfter ?? int.MaxValue)];
        await to.WriteAsync(body[..(body.Length / 2)], ct);
        if (Stall > TimeSpan.Zero) await Task.Delay(Stall, ct);
        await to.WriteAsync(body[(body.Length / 2)..], ct);
        return CutAfter is null && Length == Body.Length;
    }
}
