using System.Globalization;

namespace How2Mine.Text;

/// <summary>Drops pages that teach nothing before anything dear is done with them.</summary>
public sealed class HowToGate(HowToGateLimits limits) : IStation<PageText, PageText>
{
    public string Name => "howto";

    public Outcome<PageText> Process(PageText page)
    {
        if (page.Text.Length < limits.MinCharacters) return Drop.Because("too_short", $"{page.Text.Length} characters of main text, at least {limits.MinCharacters} wanted");
        if (limits.Languages.Count > 0 && !limits.Languages.Contains(page.Language, StringComparer.Ordinal))
            return Drop.Because("language", $"the page is in '{page.Language}', wanted are {string.Join(", ", limits.Languages)}");
        return page.HowToScore < limits.MinScore
            ? Drop.Because("teaches_nothing", string.Create(CultureInfo.InvariantCulture, $"how-to score {page.HowToScore:0.0000}, at least {limits.MinScore:0.0000} wanted"))
            : Keep.Of(page);
    }
}

/// <summary>Which pages are worth mining.</summary>
public sealed record HowToGateLimits
{
    /// <summary>Low on purpose: what is found is judged again. On folds by host 55% of real pages pass and none with a known procedure is lost.</summary>
    public double MinScore { get; init; } = 0.02;

    public int MinCharacters { get; init; } = 120;

    /// <summary>ISO 639-1 codes; none means all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
