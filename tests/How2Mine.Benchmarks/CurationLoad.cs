using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Benchmarks;

/// <summary>Curates a lake of generated procedures, a fifth of them copies of known likeness, and says what was found, how fast and in how much memory. The second time it takes the procedures that are there.</summary>
static class CurationLoad
{
    const int Vocabulary = 60_000, Steps = 8;

    sealed record Copy(string Id, string Original, double Likeness);

    public static async Task RunAsync(int count, string folder)
    {
        var settings = new MiningSettings();
        var lake = LakeFolder.OpenOrCreate(folder);
        var list = Path.Combine(folder, "copies.json");
        if (!File.Exists(list)) await File.WriteAllTextAsync(list, JsonSerializer.Serialize(await GenerateAsync(lake, count)));
        var copies = JsonSerializer.Deserialize<List<Copy>>(await File.ReadAllTextAsync(list))!;
        var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var progress = new MiningProgress();
        using var done = new CancellationTokenSource();
        var telling = TellAsync(progress, clock, done.Token);
        var figures = await new Curator(lake, settings, progress).RunAsync(CancellationToken.None);
        await done.CancelAsync();
        await telling;
        var seconds = clock.Elapsed.TotalSeconds;
        Say($"{count:N0} candidates: {figures.Procedures:N0} procedures, {figures.Duplicates:N0} duplicates in {seconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s of processor, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        await CheckAsync(lake, copies, settings.Duplicates.Threshold);
        Sign(settings.Duplicates);
    }

    static async Task TellAsync(MiningProgress progress, Stopwatch clock, CancellationToken done)
    {
        for (var last = ""; !done.IsCancellationRequested; await Task.Delay(50, CancellationToken.None))
        {
            if (string.Concat(progress.Doing.Where(c => !char.IsAsciiDigit(c) && c != ',')) is var doing && doing != last) Say($"{clock.Elapsed.TotalSeconds,6:0.0} s, {Environment.WorkingSet >> 20,5} MiB: {progress.Doing}");
            last = doing;
        }
    }

    static async Task CheckAsync(LakeFolder lake, List<Copy> copies, double threshold)
    {
        await using var query = await LakeQuery.OpenAsync(lake, new Dictionary<string, long>(), CancellationToken.None);
        var dropped = (await query.RowsAsync("select dropped_id, kept_id, similarity from duplicates", r => (Id: r.GetString(0), Kept: r.GetString(1), Similarity: r.GetDouble(2)), CancellationToken.None)).ToDictionary(d => d.Id, StringComparer.Ordinal);
        var above = copies.Where(c => c.Likeness >= threshold + 0.05).ToList();
        var found = above.Count(c => dropped.ContainsKey(c.Id));
        var copied = copies.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var wrong = dropped.Values.Count(d => !copied.TryGetValue(d.Id, out var copy) || copy.Likeness < threshold - 0.05);
        var exact = dropped.Values.Count(d => copied.TryGetValue(d.Id, out var copy) && copy.Original == d.Kept && Math.Abs(copy.Likeness - d.Similarity) < 1e-12);
        Say($"of {above.Count:N0} copies at {threshold + 0.05:0.00} and above {found:N0} were dropped ({(double)found / above.Count:P3}); {wrong:N0} dropped below {threshold - 0.05:0.00}; {exact:N0} of {dropped.Count:N0} drops name the original and its likeness exactly");
    }

    static void Sign(DuplicateLimits limits)
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 2000).Select(_ => string.Join('\n', Words(random).Chunk(14).Select(c => string.Join(' ', c)))).ToList();
        var signer = new Signer(Banding.Of(limits));
        var clock = Stopwatch.StartNew();
        long signed = 0;
        while (clock.ElapsedMilliseconds < 3000)
            foreach (var text in texts)
            {
                signer.Sign(text);
                signed++;
            }
        Say($"signatures on one core: {signed / clock.Elapsed.TotalSeconds:N0} procedures/s of {texts.Average(t => t.Length):0} characters");
    }

    static async Task<List<Copy>> GenerateAsync(LakeFolder lake, int count)
    {
        var table = await lake.CreateTableAsync<CandidateRow>(LakeTables.Candidates, CancellationToken.None);
        var random = new Random(1);
        var (copies, recent) = (new List<Copy>(), new List<(string Id, string[] Words)>());
        for (var made = 0; made < count;)
        {
            await using var file = await table.NewDataFileAsync<CandidateRow>();
            for (var i = 0; i < 100_000 && made < count; i++, made++)
            {
                var (id, words) = (Id(made), Words(random));
                if (made % 5 == 4)
                {
                    var (original, source) = recent[random.Next(recent.Count)];
                    words = Changed(source, random.Next(0, 16), random);
                    copies.Add(new(id, original, Likeness(source, words)));
                }
                else if (recent.Count < 50_000) recent.Add((id, words));
                else recent[random.Next(recent.Count)] = (id, words);
                await file.AddAsync(Row(made, Lines(words)));
            }
            var transaction = await table.BeginAsync("WRITE");
            await transaction.Add(await file.CompleteAsync()).CommitAsync();
        }
        return copies;
    }

    static string[] Words(Random random)
    {
        var words = new string[random.Next(90, 160)];
        // Frequent words are more frequent, as in every language.
        for (var i = 0; i < words.Length; i++) words[i] = "w" + ((int)Math.Pow(Vocabulary, random.NextDouble())).ToString(CultureInfo.InvariantCulture);
        return words;
    }

    static string[] Changed(string[] words, int changes, Random random)
    {
        var changed = (string[])words.Clone();
        for (var i = 0; i < changes; i++) changed[random.Next(changed.Length)] = "c" + random.Next().ToString(CultureInfo.InvariantCulture);
        return changed;
    }

    static double Likeness(string[] a, string[] b)
    {
        var (left, right) = (Shingles(a), Shingles(b));
        var shared = left.Count(right.Contains);
        return (double)shared / (left.Count + right.Count - shared);
    }

    static HashSet<(string, string, string)> Shingles(string[] words) => [.. words.Zip(words.Skip(1), words.Skip(2))];

    /// <summary>The candidate of that number; the text's first line is the goal, the others are steps.</summary>
    public static CandidateRow Row(int number, string text)
    {
        var (id, lines) = (Id(number), text.Split('\n'));
        return new()
        {
            CandidateId = id,
            PageId = "page" + id,
            Url = $"https://host{number % 5000}.example/{id}",
            UrlHostName = $"host{number % 5000}.example",
            Goal = lines[0],
            Steps = lines[1..],
            Resources = [],
            Topic = Text.TopicNames.NameOf(Text.TopicNames.Fourteen[number % 14]),
            TopicScore = 0.9,
            Miner = "rules/ordered_list",
            Language = "en",
            FetchTime = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(number),
            WarcFilename = $"crawl-{number / 10_000:0000}.warc.gz",
            WarcRecordOffset = number % 10_000 * 1000L,
            ContentDigest = "digest" + id,
            TextDigest = ContentId.Of(text),
            UnsupportedSteps = [],
            AnswerKeys = [],
        };
    }

    static string Id(int number) => number.ToString("x16", CultureInfo.InvariantCulture);

    static string Lines(string[] words) => string.Join(' ', words.Take(6)) + "\n" + string.Join('\n', words.Skip(6).Chunk((words.Length - 6 + Steps - 1) / Steps).Select(s => string.Join(' ', s)));

    static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
