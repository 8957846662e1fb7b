using System.Text;
using System.Text.Json;
using How2Mine.Crawl;
using How2Mine.Curation;
using How2Mine.Mining;
using How2Mine.Mining.Plan;
using How2Mine.Mining.Stages;
using How2Mine.Text;

namespace How2Mine.Settings;

/// <summary>All that shapes a run's rows, frozen when the run starts and written into the lake.</summary>
public sealed record MiningSettings
{
    public CrawlLimits Crawl { get; init; } = new();

    public TextLimits Text { get; init; } = new();

    public ClassifierSettings Classifiers { get; init; } = new();

    public HowToGateLimits Howto { get; init; } = new();

    public StepLimits Steps { get; init; } = new();

    /// <summary>Mines by a model's word; null mines by rules, which need none.</summary>
    public ModelSettings? Model { get; init; }

    public PlanLimits Plan { get; init; } = new();

    public DuplicateLimits Duplicates { get; init; } = new();

    public BalanceSettings Balance { get; init; } = new();

    public SourceSettings Sources { get; init; } = new();

    /// <summary>Names the settings that shape base tables: not duplicates and balance, which are looked for in the base tables, nor how much a model is asked, nor the way files are fetched and models reached.</summary>
    public string Hash => ContentId.Of(JsonSerializer.Serialize(this with { Duplicates = new(), Balance = new(), Sources = new(), Plan = new(), Model = Model?.Shaping }, SettingsJson.Options))[..12];

    public byte[] ToJson() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, SettingsJson.Indented) + "\n");
}

/// <summary>Models of fastText, whole or quantised, that decide in the place of the program's own; files that all who mine see.</summary>
public sealed record ClassifierSettings
{
    /// <summary>Its labels are ISO 639-1 codes.</summary>
    public string? Language { get; init; }

    /// <summary>Its labels are the 14 topics (<c>Food_and_Dining</c>); any other is None.</summary>
    public string? Topic { get; init; }

    /// <summary>How probable its label <c>howto</c> is becomes the how-to score.</summary>
    public string? Howto { get; init; }
}
