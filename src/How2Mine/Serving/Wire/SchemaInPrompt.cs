namespace How2Mine.Serving.Wire;

/// <summary>For servers that cannot enforce a schema: the model is told it instead.</summary>
public static class SchemaInPrompt
{
    /// <summary>The messages with the schema behind the system's, or as a system message of its own.</summary>
    public static IReadOnlyList<ModelMessage> Tell(IReadOnlyList<ModelMessage> messages, AnswerSchema schema)
    {
        var told = $"Answer with one JSON value and nothing else. It must fit this JSON schema:\n{schema.Text}";
        return messages.Count > 0 && messages[0].Role == ModelMessage.SystemRole
            ? [ModelMessage.System($"{messages[0].Text}\n\n{told}"), .. messages.Skip(1)]
            : [ModelMessage.System(told), .. messages];
    }
}
