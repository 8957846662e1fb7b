using How2Mine.Serving;

namespace How2Mine.Lake;

/// <summary>A model's whole reply, as it was paid for. Key: key.</summary>
public sealed record AnswerRow
{
    public required string Key { get; init; }
    public required string Stage { get; init; }
    public required string Model { get; init; }
    public required string ServerModel { get; init; }
    public required string Text { get; init; }

    /// <summary>stop, length, refusal, filtered or other.</summary>
    public required string Finish { get; init; }

    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }
    public required double Dollars { get; init; }
    public required long LatencyMs { get; init; }
    public required int Attempt { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    public static AnswerRow Of(ModelAnswer answer) => new()
    {
        Key = answer.Key,
        Stage = answer.Stage,
        Model = answer.Model,
        ServerModel = answer.ServerModel,
        Text = answer.Text,
        Finish = answer.Finish.ToString().ToLowerInvariant(),
        TokensIn = answer.TokensIn,
        TokensOut = answer.TokensOut,
        Dollars = (double)answer.Dollars,
        LatencyMs = answer.LatencyMs,
        Attempt = answer.Attempt,
        AnsweredAt = new DateTimeOffset(DateTime.SpecifyKind(answer.At, DateTimeKind.Utc)),
    };
}
