using System.Text;
using System.Text.Json;
using How2Mine.Text.StructuredData;

namespace How2Mine.Serving.Reading;

/// <summary>
/// Finds the JSON value in an answer: tolerant of form (fences, thoughts, prose around, quotes, commas, comments, missing closing brackets), strict about meaning:
/// the value fits the schema, nothing of it is lost or guessed, and there are not two of them.
/// </summary>
public static class AnswerReading
{
    /// <summary>A text with more beginnings than these is no answer.</summary>
    const int MaxBeginnings = 200;

    static readonly JsonDocumentOptions Strict = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    public static ReadAnswer Read(ModelAnswer answer, AnswerSchema schema) => answer.Finish switch
    {
        AnswerFinish.Refusal => new ReadAnswer.Refused($"the model declined: {Start(answer.Text)}"),
        AnswerFinish.Filtered => new ReadAnswer.Refused("the server's content filter withheld the answer"),
        _ => Read(answer.Text, schema, cutOff: answer.Finish == AnswerFinish.Length),
    };

    /// <param name="cutOff">The server stopped the answer at its limit: an open bracket means that something is lost.</param>
    public static ReadAnswer Read(string text, AnswerSchema schema, bool cutOff = false)
    {
        if (StrictValue(text) is { } whole && schema.Misfit(whole) is null) return new ReadAnswer.Good(whole);
        if (AnswerText.EndsThinking(text)) return new ReadAnswer.Unreadable(cutOff ? "it was cut off while thinking; think less" : "the thinking was never ended");
        var said = AnswerText.WithoutThinking(text).Trim();
        if (said.Length == 0) return new ReadAnswer.Unreadable("it is empty");
        string? wrong = null;
        JsonElement? good = null;
        foreach (var part in AnswerText.Fenced(said).Append(said))
            foreach (var (value, doubt) in Values(part, schema, cutOff))
            {
                if ((doubt ?? schema.Misfit(value)) is { } why) wrong ??= why;
                else if (good is { } other && !JsonElement.DeepEquals(other, value)) return new ReadAnswer.Unreadable("it holds several different JSON values; give one");
                else good = value;
            }
        return good is { } found ? new ReadAnswer.Good(found) : new ReadAnswer.Unreadable(wrong ?? $"it holds no JSON {(schema.IsObject ? "object" : "value")}, got: {Start(said)}");
    }

    /// <summary>The outermost values that begin with a bracket, each with why it cannot be trusted; a text that is nothing but a scalar is one too.</summary>
    static IEnumerable<(JsonElement Value, string? Doubt)> Values(string text, AnswerSchema schema, bool cutOff)
    {
        if (!schema.IsObject && !schema.IsArray && StrictValue(text.Trim()) is { } scalar) yield return (scalar, null);
        var begins = schema.IsObject && schema.IsArray ? "{[" : schema.IsArray ? "[" : "{";
        for (int at = 0, tried = 0; tried < MaxBeginnings && text.AsSpan(at).IndexOfAny(begins) is >= 0 and var next; tried++)
        {
            var start = at + next;
            var (value, reading) = LenientJson.ParseAt(text, start);
            at = Math.Max(start + 1, reading.Behind);
            yield return (StrictValue(text[start..at]) ?? JsonSerializer.SerializeToElement(value), Doubt(reading, cutOff));
        }
    }

    static string? Doubt(LenientJson reading, bool cutOff) =>
        reading.Cut || (reading.Unclosed && cutOff) ? cutOff ? "it was cut off at the limit of its length; answer more briefly" : "it ends in the middle"
        : reading.Doubt is { } doubt ? $"its JSON is broken: {doubt}" : null;

    /// <summary>Null where the text is no JSON, or names half a character, at which a reader would stumble later.</summary>
    static JsonElement? StrictValue(string text)
    {
        if (text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Start(string text) => text.Length <= 80 ? text : $"{text[..80]}…";
}
