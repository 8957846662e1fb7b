using System.CommandLine;
using System.Globalization;
using How2Mine.Curation;
using How2Mine.Settings;

namespace How2Mine.Jobs.Commands;

/// <summary>The options by which the balanced table is drawn.</summary>
sealed class BalanceOptions
{
    readonly Option<string?> _perTopic = new("--per-topic") { Description = "Procedures of each topic in the balanced table: a number, median (default: as many as the topic in the middle has) or min (the poorest).", HelpName = "N" };
    readonly Option<int?> _perHost = new("--per-host") { Description = "Procedures of one host in the balanced table (default: any number).", HelpName = "N" };
    readonly Option<decimal?> _minTopicScore = NumberOption.Create("--min-topic-score", "S", "Least topic score in the balanced table, 0 to 1 (default: 0).");
    readonly Option<decimal?> _minHowtoScore = NumberOption.Create("--min-howto-score", "S", "Least how-to score of a page in the balanced table, 0 to 1 (default: 0).");
    readonly Option<long?> _seed = new("--seed") { Description = "Seed of the balanced draw (default: 1).", HelpName = "N" };

    public IReadOnlyList<Option> All => [_perTopic, _perHost, _minTopicScore, _minHowtoScore, _seed];

    public MiningSettings Apply(ParseResult parsed, MiningSettings settings)
    {
        var balance = settings.Balance;
        if (parsed.GetValue(_perTopic) is { } perTopic) balance = Quota(balance, perTopic);
        return SettingsJson.Checked(settings with
        {
            Balance = balance with
            {
                PerHost = parsed.GetValue(_perHost) ?? balance.PerHost,
                MinTopicScore = (double?)parsed.GetValue(_minTopicScore) ?? balance.MinTopicScore,
                MinHowtoScore = (double?)parsed.GetValue(_minHowtoScore) ?? balance.MinHowtoScore,
                Seed = parsed.GetValue(_seed) ?? balance.Seed,
            },
        });
    }

    static BalanceSettings Quota(BalanceSettings balance, string perTopic) => perTopic switch
    {
        "median" => balance with { PerTopic = null, Quota = TopicQuota.Median },
        "min" => balance with { PerTopic = null, Quota = TopicQuota.Min },
        _ => int.TryParse(perTopic, CultureInfo.InvariantCulture, out var number) && number >= 1 ? balance with { PerTopic = number }
            : throw new CallerMistakeException($"--per-topic is '{perTopic}', expected a number from 1, median or min"),
    };
}
