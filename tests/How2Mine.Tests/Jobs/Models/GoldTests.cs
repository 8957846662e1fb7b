using System.Text.Json;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>With perfect answers the tables hold exactly what people marked, whichever way the answers come.</summary>
public sealed class GoldTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Perfect_answers_give_exactly_the_gold_procedures_online_and_by_batches()
    {
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        var bill = await mining.RunAsync("online", server.Address, "--prices", mining.Prices);
        Assert.Equal(0, bill.GetProperty("awaiting").GetInt64());
        Assert.All(server.Replies, r => Assert.Equal(1, r.Value));
        Assert.Equal(server.Log.Count, bill.GetProperty("bill").EnumerateArray().Sum(s => s.GetProperty("answers").GetInt64()));
        var online = await LakeRows.TablesAsync(_folder["online"]);

        // Of one page the crawl holds nothing but rubbish: what was there cannot be said of it.
        var gold = PerfectModel.Pages.Where(p => !p.Key.StartsWith("https://sixstrings.", StringComparison.Ordinal)).SelectMany(p => p.Value.Select(g => Line(p.Key, g.Goal, g.Steps))).Order(StringComparer.Ordinal).ToList();
        Assert.True(gold.Count > 50);
        var mined = online["candidates"].TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement)
            .Select(r => Line(r.GetProperty("url").GetString()!, r.GetProperty("goal").GetString()!, [.. r.GetProperty("steps").EnumerateArray().Select(s => s.GetString()!)])).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(gold, mined);

        await mining.RunAsync("offline", null);
        for (var batch = 1; await BatchAsync(batch); batch++) Assert.True(batch < 9, "each stage is one batch");
        Assert.Equal(online, await LakeRows.TablesAsync(_folder["offline"]));
    }

    /// <summary>Emits a batch, answers it in three shuffled parts, and takes them in, one of them twice; false when nothing is awaited any more.</summary>
    async Task<bool> BatchAsync(int number)
    {
        var (lake, folder) = (_folder["offline"], _folder[$"batch{number}"]);
        var emitted = await HowToMine.RunAsync("batch", "emit", "--lake", lake, "--out", folder, "--shard-lines", "40");
        Assert.True(emitted.Code == 0, emitted.Error);
        if (!File.Exists(Path.Combine(folder, "manifest.json"))) return false;
        var answers = BatchServer.Answer(folder, number);
        var parts = Enumerable.Range(0, 3).Select(part => (Path: _folder[$"answers{number}-{part}.jsonl"], Lines: answers.Where((_, i) => i % 3 == part))).ToList();
        foreach (var (path, lines) in parts) File.WriteAllLines(path, lines);
        foreach (var paths in new[] { [parts[2].Path, parts[0].Path], new[] { parts[2].Path, parts[1].Path } })
        {
            var absorbed = await HowToMine.RunAsync(["batch", "absorb", .. paths, "--lake", lake]);
            Assert.True(absorbed.Code == 0, absorbed.Error);
        }
        return true;
    }

    static string Line(string url, string goal, IEnumerable<string> steps) => JsonSerializer.Serialize(new { url, goal, steps = steps.Select(s => string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) });
}
