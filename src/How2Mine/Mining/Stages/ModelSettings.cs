using System.Text.Json.Serialization;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>How a model mines: who is asked, and by which words, for all stages and for each.</summary>
public sealed record ModelSettings
{
    /// <summary>The model's name, as its server knows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Address of a server that speaks OpenAI's chat completions; null where answers come by batches alone. Shapes no row.</summary>
    public string? Server { get; init; }

    /// <summary>The environment variable that holds the server's key. Shapes no row.</summary>
    public string? KeyEnv { get; init; }

    /// <summary>Requests under way at once at each server, for the whole run. Shapes no row.</summary>
    public int InFlight { get; init; } = 64;

    public double? RequestsPerMinute { get; init; }

    public double? TokensPerMinute { get; init; }

    /// <summary>For one try, from its start to the answer's last byte; all tries of a request have five times that. Shapes no row.</summary>
    public double TimeoutSeconds { get; init; } = 120;

    /// <summary>Tries of a request that meet a broken link or a fault of the server before its page is left for a later run. Shapes no row.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The wait after a first fault; it doubles with each further one. Shapes no row.</summary>
    public double RetryDelaySeconds { get; init; } = 1;

    /// <summary>How stages ask that say nothing else. Steps are copied, not invented: the likeliest answer is wanted, the same each time.</summary>
    public ModelParameters Parameters { get; init; } = new() { Temperature = 0, MaxTokens = 4096 };

    /// <summary>As much of a page's text as the model is shown; some four characters are a token.</summary>
    public int MaxPageCharacters { get; init; } = 24_000;

    /// <summary>Procedures taken from one page, at most.</summary>
    public int MaxProcedures { get; init; } = 5;

    public StageSettings Extract { get; init; } = new();

    public StageSettings Filter { get; init; } = new();

    public StageSettings Rewrite { get; init; } = new();

    public StageSettings Resources { get; init; } = new();

    public StageSettings Confirm { get; init; } = new();

    /// <summary>Somebody is to be asked; else answers come by batches alone.</summary>
    [JsonIgnore]
    public bool HasServers => Server is not null || Stages.Any(s => s.Settings.Server is not null);

    /// <summary>What shapes answers and rows: not where servers are and how much they are asked at once.</summary>
    [JsonIgnore]
    public ModelSettings Shaping => this with
    {
        Server = null,
        KeyEnv = null,
        InFlight = 64,
        RequestsPerMinute = null,
        TokensPerMinute = null,
        TimeoutSeconds = 120,
        Tries = 6,
        RetryDelaySeconds = 1,
        Extract = Extract.Shaping,
        Filter = Filter.Shaping,
        Rewrite = Rewrite.Shaping,
        Resources = Resources.Shaping,
        Confirm = Confirm.Shaping,
    };

    /// <summary>These settings with every prompt written out, so that a later program replays the run by the same words.</summary>
    [JsonIgnore]
    public ModelSettings Frozen => this with
    {
        Extract = Extract.Frozen(StageNames.Extract),
        Filter = Filter.Frozen(StageNames.Filter),
        Rewrite = Rewrite.Frozen(StageNames.Rewrite),
        Resources = Resources.Frozen(StageNames.Resources),
        Confirm = Confirm.Frozen(StageNames.Confirm),
    };

    /// <summary>The stages' settings by their names, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Stage, StageSettings Settings)> Stages =>
        [(StageNames.Extract, Extract), (StageNames.Filter, Filter), (StageNames.Rewrite, Rewrite), (StageNames.Resources, Resources), (StageNames.Confirm, Confirm)];

    /// <exception cref="CallerMistakeException">A stage that nobody knows.</exception>
    public ModelSettings With(string stage, StageSettings settings) => stage switch
    {
        StageNames.Extract => this with { Extract = settings },
        StageNames.Filter => this with { Filter = settings },
        StageNames.Rewrite => this with { Rewrite = settings },
        StageNames.Resources => this with { Resources = settings },
        StageNames.Confirm => this with { Confirm = settings },
        _ => throw new CallerMistakeException($"'{stage}' is no stage; the stages are {string.Join(", ", StageNames.All)}"),
    };
}

/// <summary>What one stage does otherwise than the others; null for what they all do.</summary>
public sealed record StageSettings
{
    public string? Model { get; init; }

    public string? Server { get; init; }

    public string? KeyEnv { get; init; }

    public ModelParameters? Parameters { get; init; }

    /// <summary>The prompt's text; null for the built-in one.</summary>
    public string? Prompt { get; init; }

    internal StageSettings Shaping => this with { Server = null, KeyEnv = null };

    internal StageSettings Frozen(string stage) => this with { Prompt = Prompt ?? Stages.Prompt.BuiltIn(stage) };
}
