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
sealed record ModelOutcome(long Awaiting, long Requests, IReadOnlyDictionary<string, long> LeftBy, IReadOnlyList<StageBill> Bill, decimal Uncertain)
{
    /// <summary>Dollars of this run's answers.</summary>
    public decimal Spent => Bill.Sum(b => b.Dollars);
}

/// <summary>Has a model mine the pages of a lake that await it: answers that are there, then those that a server gives.</summary>
sealed class ModelJob : IAsyncDisposable
{
    /// <summary>Pages under way for each request in flight, so that one is always ready to ask.</summary>
    const int PagesForEachRequest = 2;

    readonly LakeFolder _lake;
    readonly MiningSettings _settings;
    readonly FileStream _lock;

    ModelJob(LakeFolder lake, MiningSettings settings, FileStream held, AnswerStore store, IAnswers answers, StageDesks? desks) =>
        (_lake, _settings, _lock, Store, Answers, Desks) = (lake, settings, held, store, answers, desks);

    /// <summary>Null where nobody is asked.</summary>
    public StageDesks? Desks { get; }

    public PageMining Mining => new(new ModelLine(_settings.Model!, _settings.Steps), Answers, Desks);

    public AnswerStore Store { get; }

    /// <summary>All answers at hand.</summary>
    public IAnswers Answers { get; }

    /// <param name="ask">False to go no further than the answers that are there.</param>
    /// <exception cref="CallerMistakeException">Another run asks for the same lake, or something that buying needs is missing.</exception>
    public static ModelJob Open(LakeFolder lake, MiningSettings settings, ModelPurse purse, bool ask)
    {
        var held = Hold(lake);
        try
        {
            var store = AnswerStore.Open(lake.JournalFolder);
            foreach (var damage in store.Damage) Terminal.Say($"'{damage.Path}': {damage.What} at {damage.Offset}; what it answered is asked again");
            IAnswers others = new AnswersInTurn([Refusals.Open(lake.JournalFolder), .. purse.OtherJournals.Select(AnswerStore.Open)]);
            if (!ask || !settings.Model!.HasServers) return new ModelJob(lake, settings, held, store, new AnswersInTurn(store, others), null);
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
        await AnswerTable.TakeOverAsync(_lake, Store, cancel);
        return new ModelOutcome(shown.Awaiting, shown.Requests, shown.LeftBy, Bill(), Desks?.Budget.Uncertain ?? 0);
    }

    /// <summary>Takes over what executors asked: their answers go into the table, and the bill is the journals'.</summary>
    public async Task<ModelOutcome> FinishAsync(long pagesLeft, long requests, IReadOnlyDictionary<string, long> leftBy, CancellationToken cancel)
    {
        var known = Store.Count == 0 ? [] : Store.All().Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        Store.Refresh();
        var bill = Store.All().Where(a => !known.Contains(a.Key)).GroupBy(a => (a.Stage, a.Model))
            .Select(g => new StageBill(g.Key.Stage, g.Key.Model, g.LongCount(), g.Sum(a => a.Attempt), g.Sum(a => a.TokensIn), g.Sum(a => a.TokensOut), g.Sum(a => a.Dollars)))
            .OrderBy(b => StageNames.All.ToList().IndexOf(b.Stage)).ToList();
        await AnswerTable.TakeOverAsync(_lake, Store, cancel);
        return new ModelOutcome(pagesLeft, requests, leftBy, bill, 0);
    }

    public IReadOnlyList<StageBill> Bill() => [.. (Desks?.Use ?? []).OrderBy(u => StageNames.All.ToList().IndexOf(u.Stage)).Select(u => new StageBill(u.Stage, u.Model, u.Answers, u.Tries, u.TokensIn, u.TokensOut, u.Dollars))];

    public static PriceBook Prices(string? file) =>
        file is null ? PriceBook.BuiltIn : File.Exists(file) ? PriceBook.BuiltIn.With(File.ReadAllText(file), file) : throw new CallerMistakeException($"price book '{file}' does not exist");

    /// <summary>Two runs on one lake would buy the same answers twice.</summary>
    static FileStream Hold(LakeFolder lake)
    {
        Directory.CreateDirectory(lake.JournalFolder);
        var path = Path.Combine(lake.JournalFolder, "run.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new CallerMistakeException($"another run has a model mine '{lake.Folder}'; wait for it, or it buys the same answers as this one ({e.Message})");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Desks is not null) await Desks.DisposeAsync();
        await _lock.DisposeAsync();
    }
}
