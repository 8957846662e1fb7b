using System.Text.Json;
using How2Mine.Serving.Reading;

namespace How2Mine.Serving;

/// <summary>The shape that an answer must have: the subset of JSON Schema that this program checks and that servers can enforce.</summary>
/// <remarks>
/// Keywords: type (one or several), properties, required, additionalProperties (true or false), items, minItems, maxItems, minLength, maxLength, minimum, maximum, enum.
/// title and description are told to the model and check nothing.
/// </remarks>
public sealed class AnswerSchema
{
    readonly SchemaNode _root;

    AnswerSchema(JsonElement json, string text) => (Json, Text, _root) = (json, text, SchemaNode.Of(json, "the schema"));

    public JsonElement Json { get; }

    /// <summary>The schema without blanks; members keep their order, for models answer in it.</summary>
    public string Text { get; }

    internal bool IsObject => _root.Allows("object");

    internal bool IsArray => _root.Allows("array");

    /// <exception cref="CallerMistakeException">No JSON, or a keyword that is not checked.</exception>
    public static AnswerSchema Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new AnswerSchema(document.RootElement.Clone(), JsonSerializer.Serialize(document.RootElement));
        }
        catch (JsonException e)
        {
            throw new CallerMistakeException($"the schema is no JSON: {e.Message}");
        }
    }

    /// <summary>What is wrong with a value, in words that a model can act on; null where it fits.</summary>
    public string? Misfit(JsonElement value)
    {
        var wrong = new List<string>();
        _root.Check(value, "", wrong);
        return wrong.Count == 0 ? null : string.Join("; ", wrong);
    }
}
