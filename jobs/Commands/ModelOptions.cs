using System.CommandLine;
using How2Mine.Mining.Stages;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>The options by which a model mines; several commands have them.</summary>
sealed class ModelOptions
{
    readonly Option<string?> _model = new("--model") { Description = "Mine by this model instead of by rules; its name, as its server knows it.", HelpName = "NAME" };
    readonly Option<string?> _server = new("--server") { Description = "Server that speaks OpenAI's chat completions. Without one, answers come by batches: how2mine batch emit.", HelpName = "URL" };
    readonly Option<string?> _keyEnv = new("--key-env") { Description = "Environment variable that holds the server's key (default: OPENAI_API_KEY, if it is set).", HelpName = "VAR" };
    readonly Option<string?> _prompts = new("--prompts") { Description = $"Folder with prompts of one's own: {string.Join(", ", StageNames.All.Select(s => s + ".md"))}; those that are not there stay the built-in ones.", HelpName = "DIR" };
    readonly Option<string?> _prices = new("--prices") { Description = "Price book as JSON, for models that the built-in one lacks.", HelpName = "FILE" };
    readonly Option<decimal?> _maxDollars = NumberOption.Create("--max-dollars", "D", "The most that this lake's answers may cost, those of earlier runs included.");
    readonly Option<int?> _inFlight = new("--in-flight") { Description = "Requests under way at once (default: 64).", HelpName = "N" };
    readonly Option<string[]> _answers = new("--answers") { Description = "Another lake, whose answers are used where they fit.", HelpName = "LAKE" };
    readonly Option<int?> _candidates = new("--candidates-per-topic") { Description = "Pages of each topic that the model is asked about, at most.", HelpName = "N" };
    readonly Option<int?> _procedures = new("--procedures-per-topic") { Description = "Procedures wanted of each topic; a topic that has them buys no more pages.", HelpName = "N" };

    public IEnumerable<Option> All => [_model, _server, _keyEnv, _prompts, _prices, _maxDollars, _inFlight, _answers, _candidates, _procedures];

    /// <summary>The settings with what the command line says; prompts are written out.</summary>
    public MiningSettings Apply(ParseResult parsed, MiningSettings settings)
    {
        var name = parsed.GetValue(_model);
        if (settings.Model is null && name is null)
            return All.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } alone ? throw new CallerMistakeException($"{alone.Name} needs a model: name one with --model, or in the settings") : settings;
        var model = settings.Model ?? new ModelSettings();
        model = model with
        {
            Name = name ?? model.Name,
            Server = parsed.GetValue(_server) ?? model.Server,
            KeyEnv = parsed.GetValue(_keyEnv) ?? model.KeyEnv,
            InFlight = parsed.GetValue(_inFlight) ?? model.InFlight,
        };
        if (parsed.GetValue(_prompts) is { } folder) model = WithPrompts(model, folder);
        var plan = settings.Plan with { CandidatesPerTopic = parsed.GetValue(_candidates) ?? settings.Plan.CandidatesPerTopic, ProceduresPerTopic = parsed.GetValue(_procedures) ?? settings.Plan.ProceduresPerTopic };
        return SettingsJson.Checked(settings with { Model = model.Frozen, Plan = plan });
    }

    /// <summary>What buying is bound to, beside the settings.</summary>
    public ModelPurse Purse(ParseResult parsed)
    {
        if (parsed.GetValue(_maxDollars) is <= 0) throw new CallerMistakeException($"--max-dollars is {parsed.GetValue(_maxDollars)}, expected more than 0");
        return new ModelPurse(parsed.GetValue(_maxDollars), parsed.GetValue(_prices), parsed.GetValue(_answers) ?? []);
    }

    static ModelSettings WithPrompts(ModelSettings model, string folder)
    {
        if (!Directory.Exists(folder)) throw new CallerMistakeException($"the folder of prompts '{folder}' does not exist");
        var files = Directory.GetFiles(folder, "*.md");
        if (files.Length == 0) throw new CallerMistakeException($"'{folder}' holds no prompt; expected some of {string.Join(", ", StageNames.All.Select(s => s + ".md"))}");
        foreach (var file in files)
        {
            var stage = Path.GetFileNameWithoutExtension(file);
            if (!StageNames.All.Contains(stage, StringComparer.Ordinal)) throw new CallerMistakeException($"prompt '{file}' is of no stage; the stages are {string.Join(", ", StageNames.All)}");
            model = model.With(stage, model.Stages.First(s => s.Stage == stage).Settings with { Prompt = File.ReadAllText(file) });
        }
        return model;
    }
}

/// <summary>What buying answers is bound to.</summary>
/// <param name="Prices">A price book's file.</param>
/// <param name="OtherLakes">Lakes whose answers are used where they fit.</param>
sealed record ModelPurse(decimal? MaxDollars, string? Prices, IReadOnlyList<string> OtherLakes)
{
    /// <summary>Where the answers of those lakes lie.</summary>
    public IReadOnlyList<string> OtherJournals => [.. OtherLakes.Select(l => Path.GetFullPath(LakeFolder.Open(l).JournalFolder))];
}
