using How2Mine.Serving.Money;
using How2Mine.Serving.Wire;

namespace How2Mine.Serving.Asking;

/// <summary>What a request can use at most, and what its answer did use. Before the call they go by bytes, for counting tokens costs more than the call.</summary>
sealed class Cost(PriceBook prices, ClientLimits limits, Budget budget, TimeProvider time)
{
    /// <summary>For the pace alone, where a request does not say how long its answer may be.</summary>
    const int UsualAnswer = 500;

    /// <exception cref="CallerMistakeException">There is a limit in dollars, and no price or no end to the answer.</exception>
    public (double Tokens, decimal MostDollars) Before(ModelRequest request)
    {
        if (limits.TokensPerMinute is null && budget.MaxDollars is null) return (0, 0);
        var tokens = TokenEstimate.Roughly(request) + (request.Parameters.MaxTokens ?? UsualAnswer);
        if (budget.MaxDollars is null) return (tokens, 0);
        var price = Price(request.Model) ?? throw new CallerMistakeException($"the price of model '{request.Model}' is not known, and there is a limit in dollars; give its price, 0 for a server of your own, or leave out the limit");
        if (request.Parameters.MaxTokens is not { } longest)
        {
            if (price.Output > 0) throw new CallerMistakeException($"stage '{request.Stage}' sets no max_tokens, and there is a limit in dollars; without an end to the answer no call's price has one");
            longest = 0;
        }
        return (tokens, price.Of((long)Math.Ceiling(TokenEstimate.AtMost(request)), longest));
    }

    /// <summary>A server that counts no tokens has them estimated.</summary>
    public (long TokensIn, long TokensOut, decimal Dollars) After(ModelRequest request, ChatReply reply)
    {
        var (tokensIn, tokensOut) = reply.TokensIn + reply.TokensOut > 0 ? (reply.TokensIn, reply.TokensOut) : (TokenEstimate.Of(request), TokenEstimate.Of(reply.Text));
        return (tokensIn, tokensOut, Price(request.Model)?.Of(tokensIn, tokensOut, reply.CachedIn) ?? 0);
    }

    ModelPrice? Price(string model) => prices.Find(model, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
}
