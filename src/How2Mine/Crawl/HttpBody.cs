namespace How2Mine.Crawl;

/// <summary>A body with its codings undone.</summary>
/// <param name="Entity">The body after transfer coding; what WARC calls the payload.</param>
/// <param name="Content">The payload after content codings.</param>
/// <param name="Whole">False if some coding ended early.</param>
/// <param name="OverLimit">The name of the limit that was passed, or null.</param>
public sealed record HttpBody(ReadOnlyMemory<byte> Entity, ReadOnlyMemory<byte> Content, bool Whole, string? OverLimit)
{
    /// <summary>Headers may lie: a coding that is named but not there is passed over, one that is there but not named is undone.</summary>
    public static HttpBody Decode(HttpMessage message, CrawlLimits limits)
    {
        var (body, whole) = (message.Body, true);
        var transfer = Codings(message.Headers.Joined("Transfer-Encoding")).Take(limits.MaxCodings + 2).ToList();
        // Chunks are counted apart: they unpack nothing.
        if (transfer.Count(c => c != "chunked") > limits.MaxCodings) return new HttpBody(body, body, whole, "codings");
        foreach (var coding in transfer)
        {
            var decoded = coding == "chunked" ? Chunked.Decode(body.Span) : ContentCoding.Decode(coding, body, limits.MaxBodyBytes);
            if (decoded is not { } result) continue;
            (body, whole) = (result.Body, whole && result.Whole);
        }
        return DecodeContent(body, whole, message.Headers.Joined("Content-Encoding"), limits);
    }

    static HttpBody DecodeContent(ReadOnlyMemory<byte> entity, bool whole, string? contentEncoding, CrawlLimits limits)
    {
        var named = new Queue<string>(Codings(contentEncoding));
        var body = entity;
        for (var undone = 0; named.Count > 0 || ContentCoding.Sniff(body.Span) is not null; undone++)
        {
            if (undone > limits.MaxCodings) return new HttpBody(entity, body, whole, "codings");
            var isNamed = named.TryDequeue(out var coding);
            var decoded = isNamed ? ContentCoding.Decode(coding!, body, limits.MaxBodyBytes) : null;
            // The name is wrong, or there is none: what the bytes say counts.
            if (decoded is null && ContentCoding.Sniff(body.Span) is { } found) decoded = ContentCoding.Decode(found, body, limits.MaxBodyBytes);
            if (decoded is not { } result)
            {
                if (isNamed) continue;
                break;
            }
            (body, whole) = (result.Body, whole && result.Whole);
            if (body.Length > limits.MaxBodyBytes) return new HttpBody(entity, body, whole, "body_bytes");
        }
        return new HttpBody(entity, body, whole, body.Length > limits.MaxBodyBytes ? "body_bytes" : null);
    }

    /// <summary>The codings in the order in which they are undone: the last one applied first.</summary>
    static IEnumerable<string> Codings(string? field) =>
        field is null ? [] : field.Split(',').Select(c => c.Trim().ToLowerInvariant()).Where(c => c.Length > 0 && c != "identity").Reverse();
}
