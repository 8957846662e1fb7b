using System.Globalization;

namespace SparkConnect;

/// <summary>Where a Spark Connect server is and as whom to come: <c>sc://host:port/;token=...;user_id=...</c>.</summary>
public sealed record ConnectionString
{
    public const int DefaultPort = 15002;

    public required string Host { get; init; }

    public int Port { get; init; } = DefaultPort;

    /// <summary>A secret: it is in no text that this library makes.</summary>
    public string? Token { get; init; }

    /// <summary>A token goes over TLS, but to this machine itself.</summary>
    public bool UseSsl { get; init; }

    public string? UserId { get; init; }

    /// <summary>A UUID; without one each session has a new one.</summary>
    public string? SessionId { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>What else was given: sent with every call as headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ConnectionStringException">The text is no connection string, or would send the token in the clear.</exception>
    public static ConnectionString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ConnectionStringParser.Parse(text);
    }

    /// <summary>Whether the host is this machine, whatever network is there.</summary>
    public bool IsLoopback => ConnectionStringParser.IsLoopback(Host);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"sc://{Authority}/{(UseSsl ? ";use_ssl=true" : "")}{(Token is null ? "" : ";token=***")}");

    internal string Authority => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    internal Uri Address => new($"{(UseSsl ? "https" : "http")}://{Authority}");
}
