using Microsoft.ML.Tokenizers;

namespace How2Mine.Serving.Money;

/// <summary>How many tokens a text is likely to be. Counted with o200k_base, the vocabulary of OpenAI's models since 2024; others differ by some 10 to 20%.</summary>
public static class TokenEstimate
{
    /// <summary>Of the roles and marks around each message, and of the answer's beginning, as OpenAI counts them.</summary>
    const int AroundMessage = 4, AroundRequest = 3;

    static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    public static int Of(string text) => Tokenizer.Value.CountTokens(text);

    /// <summary>What the server is told, the schema included.</summary>
    public static int Of(ModelRequest request)
    {
        var tokens = AroundRequest;
        foreach (var message in request.Messages) tokens += AroundMessage + Of(message.Text);
        return tokens + (request.Schema is { } schema ? Of(schema.Text) : 0);
    }
}
