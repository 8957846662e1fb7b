namespace How2Mine.Evaluation;

/// <summary>The host whose page a gold line is about.</summary>
public static class GoldHost
{
    /// <summary>The address's host without www; where a collection keeps pages below a host of its own, the host's name in the path.</summary>
    public static string Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return url;
        var kept = uri.Host.EndsWith(".example", StringComparison.Ordinal) ? uri.Segments.Skip(1).Take(2).Select(s => s.TrimEnd('/')).FirstOrDefault(s => s.Contains('.', StringComparison.Ordinal)) : null;
        var host = kept ?? uri.Host;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
