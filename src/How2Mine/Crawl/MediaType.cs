namespace How2Mine.Crawl;

static class MediaType
{
    public static bool IsHtml(string? mediaType) => mediaType is "text/html" or "application/xhtml+xml";

    /// <summary>The type without parameters, in lower case.</summary>
    public static string? Of(string? contentType)
    {
        if (contentType is null) return null;
        var end = contentType.AsSpan().IndexOfAny(';', ',');
        var type = (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
        return type.Length == 0 ? null : type;
    }

    public static string? Charset(string? contentType)
    {
        if (contentType is null) return null;
        var at = contentType.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = contentType.AsSpan(at + "charset".Length).TrimStart();
        if (rest.IsEmpty || rest[0] != '=') return null;
        rest = rest[1..].Trim(" \t\"'");
        var end = rest.IndexOfAny(";, \"'");
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
