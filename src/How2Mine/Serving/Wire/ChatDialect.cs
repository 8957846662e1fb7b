namespace How2Mine.Serving.Wire;

/// <summary>What servers that speak OpenAI's chat completions differ in.</summary>
public sealed record ChatDialect
{
    /// <summary>The limit is called max_completion_tokens, as OpenAI's thinking models demand, and not max_tokens, which every server knows.</summary>
    public bool CompletionTokens { get; init; }
}
