using System.Text.Json;

namespace How2Mine.Serving.Reading;

/// <summary>What an answer means.</summary>
public abstract record ReadAnswer
{
    ReadAnswer() { }

    /// <param name="Value">Fits the schema.</param>
    public sealed record Good(JsonElement Value) : ReadAnswer;

    /// <param name="Why">A clause that a model can act on, such as <c>'steps' must be an array of strings, got a string</c>.</param>
    public sealed record Unreadable(string Why) : ReadAnswer;

    /// <summary>The model or its server declined: asking again is no use.</summary>
    public sealed record Refused(string Why) : ReadAnswer;
}
