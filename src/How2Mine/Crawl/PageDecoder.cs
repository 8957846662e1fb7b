using System.Security.Cryptography;
using System.Text;

namespace How2Mine.Crawl;

/// <summary>Turns a record that carries a page into the page: HTTP, codings, character encoding.</summary>
public sealed class PageDecoder(CrawlLimits limits) : IStation<CrawlRecord, Page>
{
    public string Name => "decode";

    public Outcome<Page> Process(CrawlRecord input)
    {
        var record = input.Record;
        if (string.IsNullOrEmpty(record.TargetUri)) return Drop.Because("no_url", "the record has no WARC-Target-URI");
        if (record.OverLimit) return Drop.Because("over_limit", $"block_bytes: {record.BlockLength} bytes, at most {limits.MaxBlockBytes} wanted");
        if (record.Kind == RecordKind.Conversion || !IsHttp(record)) return FromBlock(input);

        if (HttpMessage.Parse(record.Block) is not { } message) return Drop.Because("bad_http", "the block does not start with an HTTP status line");
        if (message.Status != 200) return Drop.Because("status_not_200", $"HTTP status {message.Status}, only 200 goes on");
        var contentType = message.Headers["Content-Type"];
        if (!MediaType.IsHtml(MediaType.Of(contentType))) return NotHtml(MediaType.Of(contentType));
        var body = HttpBody.Decode(message, limits);
        if (body.OverLimit is { } limit) return Drop.Because("over_limit", $"{limit}: more than {(limit == "codings" ? limits.MaxCodings : limits.MaxBodyBytes)}");
        return Decoded(input, body, MediaType.Charset(contentType), isPlainText: false);
    }

    /// <summary>ARC files and resource records may hold the page itself, without HTTP around it.</summary>
    static bool IsHttp(ArchiveRecord record) =>
        record.Block.Span.StartsWith("HTTP/"u8) || (record.Kind == RecordKind.Response && record.MediaType == "application/http");

    static Outcome<Page> FromBlock(CrawlRecord input)
    {
        var isPlainText = input.Record.Kind == RecordKind.Conversion;
        var contentType = input.Record.Headers["Content-Type"];
        var mediaType = input.Record.MediaType;
        if (!MediaType.IsHtml(mediaType) && !(isPlainText && mediaType is null or "text/plain")) return NotHtml(mediaType);
        var body = new HttpBody(input.Record.Block, input.Record.Block, Whole: true, OverLimit: null);
        return Decoded(input, body, MediaType.Charset(contentType), isPlainText && !MediaType.IsHtml(mediaType));
    }

    static Drop NotHtml(string? mediaType) =>
        Drop.Because("not_html", $"content type {mediaType ?? "missing"}, expected text/html or application/xhtml+xml");

    static Outcome<Page> Decoded(CrawlRecord input, HttpBody body, string? charset, bool isPlainText)
    {
        if (body.Content.IsEmpty) return Drop.Because("empty_body", "there is no content behind the headers");
        var (text, charsetName) = Charset.Decode(body.Content.Span, charset);
        var digest = Base32(SHA1.HashData(body.Content.Span));
        var record = input.Record;
        var url = record.TargetUri!;
        return Keep.Of(new Page
        {
            PageId = ContentId.Of(url, digest),
            RecordId = input.Input.RecordId(record),
            Url = url,
            UrlHostName = HostOf(url),
            FetchTime = record.Date,
            WarcFilename = input.Input.Name,
            WarcRecordOffset = record.Offset,
            WarcRecordLength = record.Length,
            ContentDigest = digest,
            ContentCharset = charsetName,
            ContentTruncated = record.Truncated ?? (body.Whole ? null : "damage"),
            IsPlainText = isPlainText,
            Content = text,
        });
    }

    static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.IdnHost.ToLowerInvariant() : "";

    static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            for (; count >= 5; count -= 5) text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Alphabet[(bits << (5 - count)) & 31]);
        return text.ToString();
    }
}
