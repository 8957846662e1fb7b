using System.Globalization;
using System.Net;

namespace SparkConnect;

/// <summary>Reads connection strings, strictly: what is not understood is refused.</summary>
static class ConnectionStringParser
{
    const string Form = "sc://host:port/;token=...;use_ssl=true;user_id=...";

    public static ConnectionString Parse(string text)
    {
        const string Scheme = "sc://";
        if (!text.StartsWith(Scheme, StringComparison.Ordinal)) throw Wrong($"it starts with '{text.Split("//")[0].Split(';')[0]}', not with sc://");
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && rest.Contains(';', StringComparison.Ordinal)) throw Wrong("no / stands between the port and the first ;");
        var (host, port) = HostAndPort(slash < 0 ? rest : rest[..slash]);
        var values = Values(slash < 0 ? "" : rest[(slash + 1)..]);

        var parsed = new ConnectionString
        {
            Host = host,
            Port = port,
            Token = Take(values, "token"),
            UserId = Take(values, "user_id"),
            SessionId = SessionId(Take(values, "session_id")),
            UserAgent = Take(values, "user_agent"),
        };
        var useSsl = Flag(Take(values, "use_ssl"));
        if (useSsl == false && parsed is { Token: not null, IsLoopback: false })
            throw Wrong($"it sends a token to {host} with use_ssl=false, so that everyone on the way can read it: leave use_ssl out");
        return parsed with { UseSsl = useSsl ?? parsed is { Token: not null, IsLoopback: false }, Headers = Headers(values) };
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    static (string Host, int Port) HostAndPort(string text)
    {
        var isV6 = text.StartsWith('[');
        var end = isV6 ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        if (isV6 && end == 0) throw Wrong($"the host '{text}' has no closing ]");
        if (end < 0) end = text.Length;
        var host = isV6 ? text[1..(end - 1)] : text[..end];
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) throw Wrong($"'{host}' is no host name");
        if (end == text.Length) return (host, ConnectionString.DefaultPort);
        var port = text[(end + 1)..];
        if (text[end] != ':' || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            throw Wrong($"'{port}' is no port, a number from 1 to 65535 is wanted");
        return (host, number);
    }

    static Dictionary<string, string> Values(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text.Length > 0 && text[0] != ';') throw Wrong($"behind the / comes a path; only ;key=value is wanted there");
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw Wrong(equals < 0 ? "one of its parts has no =, key=value is wanted" : "one of its values has no key, key=value is wanted");
            var key = part[..equals];
            var value = Uri.UnescapeDataString(part[(equals + 1)..]);
            if (value.Length == 0) throw Wrong($"{key} has no value: give one or leave {key} out");
            if (value.Any(char.IsControl)) throw Wrong($"the value of {key} has a control character in it");
            if (!values.TryAdd(key, value)) throw Wrong($"{key} is in it twice");
        }

        return values;
    }

    static string? Take(Dictionary<string, string> values, string key) => values.Remove(key, out var value) ? value : null;

    static bool? Flag(string? value) => value switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Wrong($"use_ssl is '{value}', true or false is wanted"),
    };

    static string? SessionId(string? value) => value is null || Guid.TryParseExact(value, "D", out _) ? value
        : throw Wrong($"session_id is '{value}', a UUID like {Guid.Empty} is wanted");

    static Dictionary<string, string> Headers(Dictionary<string, string> values)
    {
        foreach (var (key, value) in values)
        {
            if (!key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) throw Wrong($"'{key}' cannot be a header's name");
            if (key.EndsWith("-bin", StringComparison.OrdinalIgnoreCase) || !value.All(char.IsAscii)) throw Wrong($"header {key} holds bytes, text in ASCII is wanted");
        }

        return values.ToDictionary(v => v.Key.ToLowerInvariant(), v => v.Value);
    }

    static ConnectionStringException Wrong(string what) => new($"this is no connection string for Spark Connect: {what}; expected {Form}");
}
