using System.Globalization;
using System.Text.Json;
using How2Mine.Text;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs;

sealed record TopicYield(string Topic, long Procedures, long Balanced)
{
    /// <summary>What the topic lacks for its quota.</summary>
    public long Lacking(long quota) => Math.Max(0, quota - Balanced);

    /// <summary>Procedures that the draw left over.</summary>
    public long LeftOver => Procedures - Balanced;

    /// <summary>Of the 14 topics those, too, that have none, at the end.</summary>
    public static List<TopicYield> All(IReadOnlyList<TopicYield> found) =>
        [.. found, .. TopicNames.Fourteen.Select(TopicNames.NameOf).Where(t => found.All(f => f.Topic != t)).Order(StringComparer.Ordinal).Select(t => new TopicYield(t, 0, 0))];
}

/// <summary>What a mining run did, for people as a table, for programs as one line of JSON.</summary>
sealed record MineSummary(string Lake, Inventory Inventory, MiningFigures Figures, CurationFigures Curated, IReadOnlyList<TopicYield> Topics, TimeSpan Elapsed)
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Files that ended their worker each time, with the reason.</summary>
    public IReadOnlyList<string> SetAside { get; init; } = [];

    /// <summary>Null where rules mined.</summary>
    public ModelOutcome? Model { get; init; }

    public async Task PrintAsync(bool asJson, CancellationToken cancel)
    {
        foreach (var (file, refusal) in Inventory.Refused) Terminal.Say($"refused '{file.Input.Name}': {refusal}; fetch it again, the next run looks at it anew");
        foreach (var file in SetAside) Terminal.Say($"set aside {file}; the ledger has it as failed, the others are mined");
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                Lake,
                NewFiles = Inventory.Open.Count,
                KnownFiles = Inventory.Known,
                RefusedFiles = Inventory.Refused.ToDictionary(r => r.File.Input.Name, r => r.Refusal),
                Figures.Pages,
                Figures.Kept,
                Figures.Candidates,
                Figures.Damage,
                NewProcedures = Curated.Procedures,
                NewDuplicates = Curated.Duplicates,
                Procedures = Topics.Sum(t => t.Procedures),
                Curated.Balanced,
                Curated.PerTopic,
                EnteredBalanced = Curated.Entered,
                LeftBalanced = Curated.LeftOut,
                Lacking = TopicYield.All(Topics).Where(t => t.Lacking(Curated.PerTopic) > 0).ToDictionary(t => t.Topic, t => t.Lacking(Curated.PerTopic)),
                LeftOver = Topics.Where(t => t.LeftOver > 0).ToDictionary(t => t.Topic, t => t.LeftOver),
                Dropped = Figures.Reasons.ToDictionary(r => r.Key, r => r.Value),
                Topics = Topics.ToDictionary(t => t.Topic, t => t.Procedures),
                Model,
                Seconds = Math.Round(Elapsed.TotalSeconds, 3),
            }, Json).AsMemory(), cancel);
            return;
        }
        var console = Terminal.Output;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Topic").AddColumn(new TableColumn("Procedures").RightAligned()).AddColumn(new TableColumn("Balanced").RightAligned()).AddColumn(new TableColumn("Lacking").RightAligned()).AddColumn(new TableColumn("Left over").RightAligned());
        var topics = TopicYield.All(Topics);
        foreach (var topic in topics) table.AddRow(Markup.Escape(topic.Topic), Number(topic.Procedures), Number(topic.Balanced), Number(topic.Lacking(Curated.PerTopic)), Number(topic.LeftOver));
        table.AddRow([.. new[] { "all", Number(topics.Sum(t => t.Procedures)), Number(topics.Sum(t => t.Balanced)), Number(topics.Sum(t => t.Lacking(Curated.PerTopic))), Number(topics.Sum(t => t.LeftOver)) }.Select(cell => $"[bold]{cell}[/]")]);
        console.Write(table);
        Terminal.Say(Inventory.Open.Count == 0
            ? $"nothing new: all {Inventory.Known} files are in the lake already"
            : string.Create(CultureInfo.InvariantCulture, $"{Inventory.Open.Count} new files ({Inventory.Known} known), {Figures.Pages} pages, {Figures.Kept} with procedures, {Figures.Damage} damaged places, {Curated.Procedures} new procedures, {Curated.Duplicates} duplicates, {Elapsed.TotalSeconds:0.0} s"));
        if (Curated.Entered + Curated.LeftOut > 0) Terminal.Say($"balanced: {Curated.PerTopic} of each topic wanted; {Number(Curated.Entered)} entered and {Number(Curated.LeftOut)} left since the draw before");
        if (Model is { } model) SayModel(model);
        Terminal.Say($"look: how2mine query \"select goal, steps from balanced limit 3\" --lake {Lake}   or   how2mine status --lake {Lake}");
    }

    void SayModel(ModelOutcome model)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Stage").AddColumn("Model");
        foreach (var column in new[] { "Answers", "Calls", "Tokens in", "Tokens out", "Dollars" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var stage in model.Bill)
            table.AddRow(stage.Stage, Markup.Escape(stage.Model), Number(stage.Answers), Number(stage.Calls), Number(stage.TokensIn), Number(stage.TokensOut), stage.Dollars.ToString("0.0000", CultureInfo.InvariantCulture));
        if (model.Bill.Count > 0) Terminal.Output.Write(table);
        if (model.Uncertain > 0) Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"calls that broke off may have cost up to {model.Uncertain:0.0000} dollars more"));
        if (model.Awaiting == 0) return;
        if (model.LeftBy.Count == 0)
        {
            Terminal.Say($"{model.Awaiting} pages were not asked about: their topics have what was wanted, or are none of the 14");
            return;
        }
        var why = string.Join(", ", model.LeftBy.Select(l => $"{l.Value} {l.Key}"));
        Terminal.Say($"{model.Awaiting} pages await answers ({why}): run the same command again to go on, or ask by batches: how2mine batch emit --lake {Lake} --out DIR");
    }

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
