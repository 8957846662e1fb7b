using System.Text.Json.Serialization;

namespace How2Mine.Serving;

/// <summary>Why a model stopped.</summary>
public enum AnswerFinish
{
    /// <summary>It was done.</summary>
    Stop,

    /// <summary>The limit on tokens cut it off.</summary>
    Length,

    /// <summary>The model said no; the text is what it said.</summary>
    Refusal,

    /// <summary>The server withheld it.</summary>
    Filtered,

    /// <summary>The server gave another reason or none.</summary>
    Other,
}

/// <summary>A model's whole reply to a request, as it was paid for: whether it can be used is for <see cref="Reading.AnswerReading"/> to say.</summary>
public sealed record ModelAnswer
{
    /// <summary>The request's.</summary>
    [JsonPropertyOrder(-2)]
    public required string Key { get; init; }

    public required string Stage { get; init; }

    /// <summary>As asked for.</summary>
    public required string Model { get; init; }

    /// <summary>As the server calls it; may be a dated version or, on a misconfigured server, another one.</summary>
    public required string ServerModel { get; init; }

    public required string Text { get; init; }

    public required AnswerFinish Finish { get; init; }

    public required long TokensIn { get; init; }

    /// <summary>Thinking included.</summary>
    public required long TokensOut { get; init; }

    public required decimal Dollars { get; init; }

    /// <summary>From the try's start to the reply's last byte; 0 for a reply out of a batch.</summary>
    public required long LatencyMs { get; init; }

    /// <summary>The try that brought it, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it came, in UTC.</summary>
    [JsonPropertyOrder(-1)]
    public required DateTime At { get; init; }
}
