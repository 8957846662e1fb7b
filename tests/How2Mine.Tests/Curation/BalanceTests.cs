using How2Mine.Curation;
using How2Mine.Tests.Embedded;
using How2Mine.Work;

namespace How2Mine.Tests.Curation;

/// <summary>The balanced draw: quotas, hosts, scores, and how little it changes.</summary>
public sealed class BalanceTests : IDisposable
{
    static readonly string[] Topics = ["Art & Design", "Health", "Religion", "None"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>40 of Art, 20 of Health, 8 of Religion, 12 of None; a fifth of all of one host; scores from 0 to 0.99.</summary>
    async Task<CandidateLake> LakeAsync(int count = 80, string name = "lake")
    {
        var lake = new CandidateLake(_folder[name]);
        await lake.AddAsync(Enumerable.Range(0, count).Select(i => GeneratedTexts.Unique(i)), (i, row) => row with
        {
            Topic = Topics[i % 80 < 40 ? 0 : i % 80 < 60 ? 1 : i % 80 < 68 ? 2 : 3],
            UrlHostName = i % 5 == 0 ? "big.example" : $"small{i}.example",
            TopicScore = i % 100 / 100.0,
        });
        return lake;
    }

    static Task<string[]> DrawnAsync(CandidateLake lake) => LakeRows.CsvAsync(lake.Folder, "select topic, count(*) from balanced group by 1 order by 1");

    [Fact]
    public async Task The_topic_in_the_middle_is_the_quota()
    {
        var lake = await LakeAsync();
        var figures = await lake.CurateAsync();
        Assert.Equal((20, 48, 48, 0), (figures.PerTopic, figures.Balanced, figures.Entered, figures.LeftOut));
        Assert.Equal(["Art & Design,20", "Health,20", "Religion,8"], await DrawnAsync(lake));
    }

    [Fact]
    public async Task The_poorest_topic_can_be_the_quota()
    {
        var lake = await LakeAsync();
        await lake.CurateAsync(new() { Quota = TopicQuota.Min });
        Assert.Equal(["Art & Design,8", "Health,8", "Religion,8"], await DrawnAsync(lake));
    }

    [Fact]
    public async Task A_host_gives_no_more_than_it_may()
    {
        var lake = await LakeAsync();
        await lake.CurateAsync(new() { PerTopic = 100, PerHost = 3 });
        Assert.Equal(["3"], await LakeRows.CsvAsync(lake.Folder, "select count(*) from balanced where url_host_name = 'big.example'"));
        Assert.Equal(["54"], await LakeRows.CsvAsync(lake.Folder, "select count(*) from balanced where url_host_name <> 'big.example'"));
    }

    [Fact]
    public async Task Poor_scores_are_not_drawn()
    {
        var lake = await LakeAsync();
        await lake.CurateAsync(new() { PerTopic = 100, MinTopicScore = 0.5 });
        Assert.Equal(["18,0.5"], await LakeRows.CsvAsync(lake.Folder, "select count(*), min(topic_score) from balanced"));
    }

    [Fact]
    public async Task Another_month_changes_little()
    {
        var lake = await LakeAsync(400);
        await lake.CurateAsync(new() { PerTopic = 30 });
        var before = await LakeRows.CsvAsync(lake.Folder, "select procedure_id from balanced");
        await lake.AddAsync(Enumerable.Range(1000, 40).Select(i => GeneratedTexts.Unique(i)), (_, row) => row with { Topic = "Health" });
        var figures = await lake.CurateAsync(new() { PerTopic = 30 });
        var after = await LakeRows.CsvAsync(lake.Folder, "select procedure_id from balanced");
        Assert.Equal((after.Except(before).Count(), before.Except(after).Count()), (figures.Entered, figures.LeftOut));
        Assert.InRange(figures.Entered, 1, 20);
        Assert.Equal(figures.Entered, figures.LeftOut);
    }

    [Fact]
    public async Task The_commit_tells_how_it_was_drawn()
    {
        var lake = await LakeAsync();
        await lake.CurateAsync(new() { PerTopic = 5, Seed = 9 });
        var commit = File.ReadAllLines(Directory.GetFiles(Path.Combine(LakeFolder.Open(lake.Folder).TableFolder("balanced"), "_delta_log"), "*1.json").Single())[0];
        Assert.Contains("""\"per_topic\":5""", commit.Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("""\"seed\":9""", commit.Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("procedures_version", commit, StringComparison.Ordinal);
    }
}
