using System.Diagnostics;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Benchmarks;

/// <summary>Curates lakes made to blow a search for duplicates up: boilerplate that all share, a chain in which each is close to the next only, texts that are all alike.</summary>
static class AdversarialLoad
{
    const int WordsOfText = 100;

    /// <param name="only">A part of the names of those to run; empty for all.</param>
    public static async Task RunAsync(int count, string folder, string only)
    {
        var boilerplate = string.Join(' ', Enumerable.Range(0, WordsOfText / 2).Select(i => $"b{i}"));
        var alike = Enumerable.Range(0, WordsOfText).Select(i => $"a{i}").ToArray();
        await RunAsync(only, "a boilerplate step that is a third of each text", folder, count, count, i => $"{Own(i, WordsOfText)}\n{boilerplate}");
        await RunAsync(only, "a boilerplate step that is half of each text", folder, count, count, i => $"{Own(i, WordsOfText / 2)}\n{boilerplate}");
        // Twelve words on, of a hundred: 0.78 to the next text, 0.61 to the one behind it.
        await RunAsync(only, "a chain", folder, count, count / 2, i => string.Join(' ', Enumerable.Range(i * 12, WordsOfText).Select(w => $"c{w}")));
        await RunAsync(only, "all alike but for a word", folder, count, 1, i => string.Join(' ', alike.Select((w, at) => at == 3 + (i % (WordsOfText - 6)) ? $"x{i}" : w)));
        await RunAsync(only, "steps of one word, and none", folder, count, null, i => i % 2 == 0 ? $"Stir\nw{i}" : "\n…");
    }

    static string Own(int number, int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"w{number}x{i}"));

    static async Task RunAsync(string only, string kind, string folder, int count, int? expected, Func<int, string> text)
    {
        if (!kind.Contains(only, StringComparison.Ordinal)) return;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var lake = LakeFolder.OpenOrCreate(folder);
        var table = await lake.CreateTableAsync<CandidateRow>(LakeTables.Candidates, CancellationToken.None);
        await using (var file = await table.NewDataFileAsync<CandidateRow>())
        {
            for (var i = 0; i < count; i++) await file.AddAsync(CurationLoad.Row(i, text(i)));
            await (await table.BeginAsync("WRITE")).Add(await file.CompleteAsync()).CommitAsync();
        }
        var clock = Stopwatch.StartNew();
        var figures = await new Curator(lake, new MiningSettings(), new MiningProgress()).RunAsync(CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant($"{kind}: {count:N0} candidates, {figures.Procedures:N0} kept (expected {expected}), {figures.Duplicates:N0} dropped, {clock.Elapsed.TotalSeconds:0.0} s, process at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB so far"));
    }
}
