using How2Mine.Embedded.Asking;
using How2Mine.Jobs.Commands;
using How2Mine.Mining.Plan;
using How2Mine.Mining.Stages;
using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Batches;
using How2Mine.Serving.Journal;
using How2Mine.Serving.Money;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>What a model has done for a lake in this run.</summary>
/// <param name="Awaiting">Pages that still await answers.</param>
/// <param name="Requests">Requests that those await now, as far as they were looked at.</param>
/// <param name="LeftBy">Why pages were left for a later run.</param>
sealed record ModelOutcome(long Awaiting, long Requests, IReadOnlyDictionary<string, long> LeftBy, IReadOnlyList<StageBill> Bill, decimal Spent, decimal Uncertain);

/// <summary>Has a model mine the pages of a lake that await it: answers that are there, then those that a server gives.</summary>
sealed class ModelJob : IAsyncDisposable
{
    /// <summary>Pages under way for each request in flight, so that one is always ready to ask.</summary>
    const int PagesForEachRequest = 2;

    readonly LakeFolder _lake;
    readonly MiningSettings _settings;
    readonly FileStream _lock;
    readonly AnswerStore _store;
    readonly IAnswers _answers;

    ModelJob(LakeFolder lake, MiningSettings settings, FileStream held, AnswerStore store, IAnswers answers, StageDesks? desks) =>
        (_lake, _settings, _lock, _store, _answers, Desks) = (lake, settings, held, store, answers, desks);

    /// <summary>Null where nobody is asked.</summary>
    public StageDesks? Desks { get; }

    public PageMining Mining => new(new ModelLine(_settings.Model!, _settings.Steps), _answers, Desks);

    public AnswerStore Store => _store;

    /// <summary>All answers at hand.</summary>
    public IAnswers Answers => _answers;

    /// <param name="ask">False to go no further than the answers that are there.</param>
    /// <exception cref="CallerMistakeException">Another run asks for the same lake, or something that buying needs is missing.</exception>
    public static ModelJob Open(LakeFolder lake, MiningSettings settings, ModelPurse purse, bool ask)
    {
        var held = Hold(lake);
        try
        {
            var store = AnswerStore.Open(lake.JournalFolder);
            foreach (var damage in store.Damage) Terminal.Say($"'{damage.Path}': {damage.What} at {damage.Offset}; what it answered is asked again");
            IAnswers others = new AnswersInTurn([Refusals.Open(lake.JournalFolder), .. purse.OtherLakes.Select(l => AnswerStore.Open(LakeFolder.Open(l).JournalFolder))]);
            if (!ask || !HasServer(settings.Model!)) return new ModelJob(lake, settings, held, store, new AnswersInTurn(store, others), null);
            var budget = new Budget(purse.MaxDollars);
            if (purse.MaxDollars is not null) budget.Settle(0, store.All().Sum(a => a.Dollars));
            var desks = StageDesks.Open(settings.Model!, lake.JournalFolder, store, others, new ModelClientSettings { Budget = budget, Prices = Prices(purse.Prices) });
            return new ModelJob(lake, settings, held, store, desks, desks);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <param name="left">Told of every page that is left for a later run.</param>
    public async Task<ModelOutcome> RunAsync(MiningProgress progress, CancellationToken cancel, Action<PageMined.Awaiting>? left = null)
    {
        var shown = new ModelProgress(progress, Desks);
        var plan = _settings.Plan.IsUnlimited ? null : new PagePlan(_settings.Plan);
        await new ModelRun(_lake, Mining, shown, Math.Min(4096, _settings.Model!.InFlight * PagesForEachRequest), left).RunAsync(plan, cancel);
        await AnswerTable.TakeOverAsync(_lake, _store, cancel);
        return new ModelOutcome(shown.Awaiting, shown.Requests, shown.LeftBy, Bill(), Desks?.Budget.Spent ?? 0, Desks?.Budget.Uncertain ?? 0);
    }

    /// <summary>Takes over what executors asked: their answers go into the table, and the bill is the journals'.</summary>
    public async Task<ModelOutcome> FinishAsync(long pagesLeft, long requests, IReadOnlyDictionary<string, long> leftBy, CancellationToken cancel)
    {
        var known = _store.Count == 0 ? [] : _store.All().Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        _store.Refresh();
        var bill = _store.All().Where(a => !known.Contains(a.Key)).GroupBy(a => (a.Stage, a.Model))
            .Select(g => new StageBill(g.Key.Stage, g.Key.Model, g.LongCount(), g.Sum(a => a.Attempt), g.Sum(a => a.TokensIn), g.Sum(a => a.TokensOut), g.Sum(a => a.Dollars)))
            .OrderBy(b => StageNames.All.ToList().IndexOf(b.Stage)).ToList();
        await AnswerTable.TakeOverAsync(_lake, _store, cancel);
        return new ModelOutcome(pagesLeft, requests, leftBy, bill, bill.Sum(b => b.Dollars), 0);
    }

    public IReadOnlyList<StageBill> Bill() => [.. (Desks?.Use ?? []).OrderBy(u => StageNames.All.ToList().IndexOf(u.Stage)).Select(u => new StageBill(u.Stage, u.Model, u.Answers, u.Tries, u.TokensIn, u.TokensOut, u.Dollars))];

    public static PriceBook Prices(string? file) =>
        file is null ? PriceBook.BuiltIn : File.Exists(file) ? PriceBook.BuiltIn.With(File.ReadAllText(file), file) : throw new CallerMistakeException($"price book '{file}' does not exist");

    static bool HasServer(ModelSettings model) => model.Server is not null || model.Stages.Any(s => s.Settings.Server is not null);

    /// <summary>Two runs on one lake would buy the same answers twice.</summary>
    static FileStream Hold(LakeFolder lake)
    {
        Directory.CreateDirectory(lake.JournalFolder);
        try
        {
            return new FileStream(Path.Combine(lake.JournalFolder, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CallerMistakeException($"another run has a model mine '{lake.Folder}'; wait for it, or it buys the same answers as this one");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Desks is not null) await Desks.DisposeAsync();
        await _lock.DisposeAsync();
    }
}
