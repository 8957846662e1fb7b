using System.Globalization;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Serving;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>Runs that meet faults, are killed, or run out of money: nothing is lost, nothing is paid twice.</summary>
public sealed class StoppedRunsTests : IDisposable
{
    const int InFlight = 16;

    /// <summary>Calls after which a run is killed, and milliseconds after those, at most.</summary>
    const int MostCalls = 80, MostPause = 400;

    /// <summary>More on demand: they take some two seconds each.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_MODEL_KILLS") ?? "8", CultureInfo.InvariantCulture);

    /// <summary>Copies of the sample, with some 140 pages to mine in each.</summary>
    static readonly int Copies = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_MODEL_COPIES") ?? "1", CultureInfo.InvariantCulture);

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_page_is_settled_or_awaits_whatever_the_server_does()
    {
        var mining = new ModelMining(_folder.Path);
        var crawl = SampleCopies.Make(_folder["crawl"], Copies);
        await using var calm = await PerfectServer.StartAsync();
        await ModelMining.RunAsync(mining.Words(crawl, "calm", calm.Address, []));
        Assert.All(calm.Replies, r => Assert.Equal(1, r.Value));

        await using var server = await PerfectServer.StartAsync(faults: 0.3);
        var pages = await CountAsync("calm", "pages");
        long awaiting = -1;
        for (var run = 1; awaiting != 0; run++)
        {
            Assert.True(run < 10, $"{awaiting} pages still await after {run} runs");
            awaiting = (await ModelMining.RunAsync(mining.Words(crawl, "rough", server.Address, ["--in-flight", "64"]))).GetProperty("awaiting").GetInt64();
            Assert.Equal(pages, await CountAsync("rough", "pages"));
            Assert.Equal(awaiting, await CountAsync("rough", "pages anti join fates using (record_id)"));
            if (run == 1) TestContext.Current.SendDiagnosticMessage($"{pages} pages, {server.Log.Count} calls, {server.Log.Count(l => l.Fault != Fault.None)} faults, {awaiting} pages left for a second run");
        }
        // What was cut off or broken was asked again in a conversation: the answers' keys tell of it. Where three answers in a row were, the candidate is dropped with that reason; all else is the same.
        const string product = "select * exclude (answer_keys) from candidates c where (warc_filename, warc_record_offset) {0} (select (warc_filename, warc_record_offset) from fates where concat(reason, detail) like '%unreadable_answer%') order by all";
        var unreadable = await CountAsync("rough", "fates where concat(reason, detail) like '%unreadable_answer%'");
        Assert.InRange(unreadable, 0, pages / 100);
        var (expected, made) = ((await QueryAsync("calm", string.Format(CultureInfo.InvariantCulture, product, "not in"))).Split('\n').ToHashSet(), (await QueryAsync("rough", string.Format(CultureInfo.InvariantCulture, product, "not in"))).Split('\n'));
        Assert.Subset(expected, made.ToHashSet());
        Assert.InRange(expected.Count - made.Length, 0, unreadable);
    }

    [Fact]
    public async Task A_killed_run_goes_on_where_it_was_and_pays_nothing_twice()
    {
        var mining = new ModelMining(_folder.Path);
        await using var calm = await PerfectServer.StartAsync();
        await mining.RunAsync("calm", calm.Address, "--in-flight", "16");
        var expected = await LakeRows.AllAsync(_folder["calm"]);
        await using var server = await FaultServer.StartAsync(_ => Fault.None, call =>
        {
            Thread.Sleep(5);
            return PerfectModel.Answer(call);
        });
        var random = new Random(7);
        var (kills, whileAsking, onTheWire, lakes) = (0, 0, 0L, 0);
        while (kills < Kills)
        {
            var lake = $"lake{lakes++}";
            HashSet<string> journalled = [];
            while (true)
            {
                var before = server.Log.Count;
                using var process = HowToMine.Start([.. mining.Words(lake, server.Address, "--in-flight", InFlight.ToString(CultureInfo.InvariantCulture))]);
                var ending = HowToMine.EndAsync(process);
                // By calls, not by the clock: on a slow machine too a run is killed while it asks, or commits what was said, and gets further each time.
                var calls = before + random.Next(MostCalls);
                while (!ending.IsCompleted && server.Log.Count < calls) await Task.Delay(1, Cancel);
                await Task.WhenAny(ending, Task.Delay(random.Next(MostPause), Cancel));
                if (!ending.IsCompleted) process.Kill();
                var code = (await ending).Code;
                Assert.DoesNotContain(server.Log.Skip(before), l => journalled.Contains(l.Call.Hash));
                var now = mining.Journalled(lake);
                var lost = server.Log.Skip(before).Select(l => l.Call.Hash).Distinct().Count(h => !now.Contains(h));
                Assert.InRange(lost, 0, InFlight);
                (journalled, onTheWire) = (now, onTheWire + lost);
                if (code == 0) break;
                kills++;
                if (server.Log.Count > before) whileAsking++;
            }
            Assert.Equal(expected, await LakeRows.AllAsync(_folder[lake]));
        }
        TestContext.Current.SendDiagnosticMessage($"{kills} kills ({whileAsking} of runs that had asked) over {lakes} lakes, {server.Log.Count} calls, {onTheWire} answers on the wire when the program was killed");
    }

    [Fact]
    public async Task The_limit_in_dollars_is_never_passed()
    {
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        var settings = Path.Combine(_folder.Path, "capped.json");
        File.WriteAllText(settings, """{"model": {"name": "perfect-1", "parameters": {"max_tokens": 900}}}""");
        string[] words = ["mine", HowToMine.Sample, "--lake", _folder["capped"], "--settings", settings, "--prompts", mining.Prompts, "--json", "--server", server.Address, "--prices", mining.Prices, "--in-flight", "512"];
        var first = await ModelMining.RunAsync([.. words, "--max-dollars", "5"]);
        Assert.InRange(Paid(server), 1m, 5m);
        Assert.Equal(Paid(server), first.GetProperty("spent").GetDecimal());
        Assert.True(first.GetProperty("awaiting").GetInt64() > 0);
        Assert.True(first.GetProperty("left_by").GetProperty("budget_spent").GetInt64() > 0);

        // The limit is the lake's: another run with the same one buys nothing more than what is left of it.
        await ModelMining.RunAsync([.. words, "--max-dollars", "5"]);
        Assert.InRange(Paid(server), 1m, 5m);
        Assert.Equal(0, (await ModelMining.RunAsync([.. words, "--max-dollars", "500"])).GetProperty("awaiting").GetInt64());
        Assert.All(server.Replies, r => Assert.Equal(1, r.Value));
    }

    [Fact]
    public async Task Another_filter_prompt_asks_the_filter_again_and_nothing_else()
    {
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        await mining.RunAsync("first", server.Address);
        var asked = server.Log.Count;
        var filtered = server.Log.Count(l => PerfectModel.Stage(l.Call) == "filter");
        PerfectModel.WritePrompts(mining.Prompts, change: "filter");
        await mining.RunAsync("second", server.Address, "--answers", _folder["first"]);
        Assert.Equal(filtered, server.Log.Count - asked);
        Assert.All(server.Log.Skip(asked), l => Assert.Equal("filter", PerfectModel.Stage(l.Call)));
        const string product = "select * exclude (answer_keys) from candidates order by all";
        Assert.Equal(await QueryAsync("first", product), await QueryAsync("second", product));
    }

    [Fact]
    public async Task Topics_that_have_enough_buy_no_more_and_a_stopped_purchase_picks_the_same_pages()
    {
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        var settings = Path.Combine(_folder.Path, "planned.json");
        File.WriteAllText(settings, """{"model": {"name": "perfect-1"}, "plan": {"first_pages": 3, "procedures_per_topic": 2}}""");
        string[] Words(string lake) => ["mine", HowToMine.Sample, "--lake", _folder[lake], "--settings", settings, "--prompts", mining.Prompts, "--json", "--server", server.Address];
        await ModelMining.RunAsync(Words("planned"));
        var bought = await CountAsync("planned", "fates where station in ('extract', 'mined')");
        Assert.InRange(bought, 1, await CountAsync("planned", "pages") - 1);
        // A topic that lacks procedures has no page left that was not asked about.
        Assert.Equal(0, await CountAsync("planned", "(select distinct topic from pages anti join fates using (record_id) where topic <> 'None') p where (select count(*) from candidates c where c.topic = p.topic) < 2"));

        for (var stops = 1; ; stops++)
        {
            var asked = server.Log.Count;
            using var process = HowToMine.Start(Words("stopped"));
            var ending = HowToMine.EndAsync(process);
            while (!ending.IsCompleted && server.Log.Count < asked + (20 * stops)) await Task.Delay(1, Cancel);
            if (!ending.IsCompleted) process.Kill();
            if ((await ending).Code == 0)
            {
                Assert.True(stops > 1, "it was never stopped");
                break;
            }
        }
        Assert.Equal(await LakeRows.TablesAsync(_folder["planned"]), await LakeRows.TablesAsync(_folder["stopped"]));
    }

    /// <summary>What the server would send a bill for, by the price book: a hundred dollars a million tokens in, four hundred out.</summary>
    static decimal Paid(FaultServer server) => server.Log.Sum(l => ((20 * 100m) + (PerfectModel.Answer(l.Call).Length * 400m)) / 1_000_000);

    async Task<long> CountAsync(string lake, string from) => long.Parse((await QueryAsync(lake, $"select count(*) as n from {from}")).Trim().Split(':')[1].TrimEnd('}'), CultureInfo.InvariantCulture);

    async Task<string> QueryAsync(string lake, string sql)
    {
        var ended = await HowToMine.RunAsync("query", sql, "--lake", _folder[lake], "--format", "jsonl");
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output;
    }
}
