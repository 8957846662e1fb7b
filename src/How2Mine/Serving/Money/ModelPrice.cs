namespace How2Mine.Serving.Money;

/// <summary>What a model costs from a day on.</summary>
/// <param name="Input">Dollars for a million tokens told to the model.</param>
/// <param name="Output">Dollars for a million tokens that it says, thinking included.</param>
/// <param name="CachedInput">Dollars for a million tokens told that the server had in its cache; null for the price of any other.</param>
/// <param name="BatchDiscount">The share taken off in a batch, 0 to 1.</param>
public sealed record ModelPrice(decimal Input, decimal Output, decimal? CachedInput = null, decimal BatchDiscount = 0)
{
    public static ModelPrice Free { get; } = new(0, 0);

    /// <summary>Dollars for one call.</summary>
    public decimal Of(long tokensIn, long tokensOut, long cachedIn = 0, bool batch = false)
    {
        cachedIn = Math.Clamp(cachedIn, 0, tokensIn);
        var full = (((tokensIn - cachedIn) * Input) + (cachedIn * (CachedInput ?? Input)) + (tokensOut * Output)) / 1_000_000m;
        return batch ? full * (1 - BatchDiscount) : full;
    }
}
