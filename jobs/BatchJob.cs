using How2Mine.Jobs.Commands;
using How2Mine.Serving.Batches;
using How2Mine.Serving.Journal;
using How2Mine.Serving.Money;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>Requests out as files, answers in as files: the model's share of mining for servers that run elsewhere, at another time.</summary>
static class BatchJob
{
    /// <summary>Batches are paid elsewhere.</summary>
    static readonly ModelPurse Nothing = new(null, null, []);

    /// <summary>Writes what the pages of a lake await now; what is answered goes on its way first.</summary>
    public static async Task<BatchManifest?> EmitAsync(LakeFolder lake, MiningSettings settings, string folder, BatchFormat format, int shardLines, CancellationToken cancel)
    {
        using var writer = new BatchWriter(folder, format, shardLines);
        await using var job = ModelJob.Open(lake, settings, Nothing, ask: false);
        var progress = new MiningProgress();
        await using (ProgressDisplay.Start(progress))
            await job.RunAsync(progress, cancel, left =>
            {
                foreach (var request in left.Requests) writer.Add(request);
            });
        if (writer.Count == 0) return null;
        var manifest = writer.Complete(TimeProvider.System.GetUtcNow());
        Ledger(lake).Add(manifest, folder, writer.Asked);
        return manifest;
    }

    /// <summary>Takes answers in, and takes every page as far as they carry it.</summary>
    public static async Task<(Absorbed Absorbed, ModelOutcome Outcome, CurationFigures Curated)> AbsorbAsync(LakeFolder lake, MiningSettings settings, IReadOnlyList<string> files, PriceBook prices, CancellationToken cancel)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing) throw new CallerMistakeException($"'{missing}' does not exist; expected files of answers, such as answers/*.jsonl");
        Absorbed absorbed;
        await using (var journal = AnswerJournal.OpenOwn(lake.JournalFolder))
        {
            var asked = new Dictionary<string, BatchKey>(StringComparer.Ordinal);
            foreach (var key in Ledger(lake).All().SelectMany(b => b.Asked)) asked.TryAdd(key.Key, key);
            var absorber = new BatchAbsorber(asked, AnswerStore.Open(lake.JournalFolder), journal, Refusals.Open(lake.JournalFolder), prices, TimeProvider.System);
            foreach (var file in files) await absorber.TakeAsync(file, cancel);
            absorbed = absorber.Result;
        }
        await using var job = ModelJob.Open(lake, settings, Nothing, ask: false);
        var progress = new MiningProgress();
        ModelOutcome outcome;
        await using (ProgressDisplay.Start(progress)) outcome = await job.RunAsync(progress, cancel);
        return (absorbed, outcome, await MineJob.CurateAsync(lake, settings, progress, cancel));
    }

    /// <summary>Each batch with how many of its requests are answered.</summary>
    public static IReadOnlyList<(BatchLedger.Emitted Batch, long Answered, long Refused)> Status(LakeFolder lake)
    {
        var (store, refusals) = (AnswerStore.Open(lake.JournalFolder), Refusals.Open(lake.JournalFolder));
        return [.. Ledger(lake).All().Select(b => (b, b.Asked.LongCount(a => store.Has(a.Key)), b.Asked.LongCount(a => refusals.Refusal(a.Key) is not null)))];
    }

    static BatchLedger Ledger(LakeFolder lake) => new(Path.Combine(lake.JournalFolder, "batches"));
}
