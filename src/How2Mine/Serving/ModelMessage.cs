namespace How2Mine.Serving;

/// <summary>One turn of what a model is told.</summary>
/// <param name="Role">system, user or assistant.</param>
public sealed record ModelMessage(string Role, string Text)
{
    public const string SystemRole = "system", UserRole = "user", AssistantRole = "assistant";

    public static ModelMessage System(string text) => new(SystemRole, text);

    public static ModelMessage User(string text) => new(UserRole, text);

    public static ModelMessage Assistant(string text) => new(AssistantRole, text);
}
