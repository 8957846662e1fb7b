using How2Mine.Serving.Wire;
using Microsoft.Extensions.AI;

namespace How2Mine.Serving.Asking;

/// <summary>A request as a chat client takes it, and its response as a reply.</summary>
static class ChatCall
{
    /// <exception cref="ModelCallException">The response holds no reply.</exception>
    public static async Task<ChatReply> RunAsync(IChatClient client, ModelRequest request, bool schemaInPrompt, CancellationToken ct)
    {
        var messages = schemaInPrompt && request.Schema is { } schema ? SchemaInPrompt.Tell(request.Messages, schema) : request.Messages;
        var response = await client.GetResponseAsync(messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text)), Options(request, schemaInPrompt), ct);
        return response.RawRepresentation as ChatReply ?? Reply(response);
    }

    static ChatOptions Options(ModelRequest request, bool schemaInPrompt)
    {
        var parameters = request.Parameters;
        return new ChatOptions
        {
            ModelId = request.Model,
            Temperature = (float?)parameters.Temperature,
            TopP = (float?)parameters.TopP,
            MaxOutputTokens = parameters.MaxTokens,
            Seed = parameters.Seed,
            Reasoning = Effort(parameters.ReasoningEffort) is { } effort ? new ReasoningOptions { Effort = effort } : null,
            ResponseFormat = schemaInPrompt || request.Schema is null ? null : ChatResponseFormat.ForJsonSchema(request.Schema.Json, "answer"),
            // The built-in door takes the parameters as they are; others know nothing of them.
            RawRepresentationFactory = client => client is Door.OpenAiDoor ? parameters : null,
        };
    }

    static ReasoningEffort? Effort(string? effort) => effort switch
    {
        "none" => ReasoningEffort.None,
        "minimal" or "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => null,
    };

    /// <summary>The response of another provider's client.</summary>
    static ChatReply Reply(ChatResponse response)
    {
        if (response.Messages.Count == 0) throw new ModelCallException(new CallFault(FaultKind.Server, "a completion without choices", MayBeBilled: true));
        var refusal = response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault()?.Message;
        var usage = response.Usage;
        if (refusal is null && response.Text.Length == 0 && usage?.OutputTokenCount is null or 0 && response.FinishReason != ChatFinishReason.ContentFilter)
            throw new ModelCallException(new CallFault(FaultKind.Server, "a completion without text", MayBeBilled: true));
        return new ChatReply(response.ModelId ?? "", refusal ?? response.Text, refusal is null ? Finish(response.FinishReason) : AnswerFinish.Refusal,
            usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0, usage?.CachedInputTokenCount ?? 0);
    }

    static AnswerFinish Finish(ChatFinishReason? reason) =>
        reason == ChatFinishReason.Stop ? AnswerFinish.Stop : reason == ChatFinishReason.Length ? AnswerFinish.Length : reason == ChatFinishReason.ContentFilter ? AnswerFinish.Filtered : AnswerFinish.Other;
}
