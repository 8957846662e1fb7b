using System.Text;
using Microsoft.ML.Tokenizers;

namespace How2Mine.Serving.Money;

/// <summary>How many tokens a text is likely to be. Counted with o200k_base, the vocabulary of OpenAI's models since 2024; others differ by some 10 to 20%.</summary>
public static class TokenEstimate
{
    /// <summary>Of the roles and marks around each message, and of the answer's beginning, as OpenAI counts them.</summary>
    const int AroundMessage = 4, AroundRequest = 3;

    static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Counting costs half a millisecond a page; what is asked thousands of times a second goes by bytes. English prose has some 4 to 5 a token.</summary>
    const double BytesAToken = 4;

    /// <summary>Prose of no language that o200k_base knows has fewer; so a request is hardly ever more tokens than its bytes by these.</summary>
    const double FewestBytesAToken = 2;

    /// <summary>A rough count without a look at the words.</summary>
    public static double Roughly(ModelRequest request) => Bytes(request) / BytesAToken;

    /// <summary>More tokens than the request is, but for texts of nothing but signs and digits.</summary>
    public static double AtMost(ModelRequest request) => (Bytes(request) / FewestBytesAToken) + AroundRequest + (AroundMessage * request.Messages.Count);

    public static int Of(string text) => Tokenizer.Value.CountTokens(text);

    /// <summary>What the server is told, the schema included.</summary>
    public static int Of(ModelRequest request)
    {
        var tokens = AroundRequest;
        foreach (var message in request.Messages) tokens += AroundMessage + Of(message.Text);
        return tokens + (request.Schema is { } schema ? Of(schema.Text) : 0);
    }

    static long Bytes(ModelRequest request)
    {
        long bytes = request.Schema?.Text.Length ?? 0;
        foreach (var message in request.Messages) bytes += Encoding.UTF8.GetByteCount(message.Text);
        return bytes;
    }
}
