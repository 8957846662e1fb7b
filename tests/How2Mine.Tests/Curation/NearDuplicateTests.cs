using How2Mine.Curation.Likeness;
using How2Mine.Lake;
using How2Mine.Tests.Embedded;
using How2Mine.Work;

namespace How2Mine.Tests.Curation;

/// <summary>Near-duplicates of whole lakes: what is dropped, for what, and whether it matters in how many runs.</summary>
public sealed class NearDuplicateTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    CandidateLake Lake(string name) => new(_folder[name]);

    [Fact]
    public async Task The_first_of_close_texts_is_kept_and_the_others_say_how_close_they_are()
    {
        var (lake, first, other) = (Lake("lake"), GeneratedTexts.Unique(1), GeneratedTexts.Unique(2));
        // The last is close to the third, which is dropped, but not to the first: it stays.
        var third = GeneratedTexts.Changed(first, 2, "a");
        await lake.AddAsync([first, other, third, first, third, GeneratedTexts.Changed(third, 3, "b")]);
        var figures = await lake.CurateAsync();
        Assert.Equal((3, 3), (figures.Procedures, figures.Duplicates));
        Assert.Equal([CandidateLake.Id(0), CandidateLake.Id(1), CandidateLake.Id(5)], await lake.ProceduresAsync());
        Assert.Equal(["00000002,00000000,near,0.812", "00000003,00000000,exact,1.000", "00000004,00000000,near,0.812"], await lake.DuplicatesAsync());
        Assert.Equal(0.8125, GeneratedTexts.Likeness(60, 2), 12);
    }

    [Fact]
    public async Task The_same_address_with_another_query_is_a_recrawl()
    {
        var lake = Lake("lake");
        await lake.AddAsync([GeneratedTexts.Unique(1), GeneratedTexts.Changed(GeneratedTexts.Unique(1), 1, "a")], (i, row) => row with { Url = "https://a.example/page" + (i == 0 ? "" : "?from=mail") });
        await lake.CurateAsync();
        Assert.Equal(["00000001,00000000,recrawl,0.902"], await lake.DuplicatesAsync());
    }

    [Fact]
    public async Task Ten_months_one_after_the_other_are_one_rebuild()
    {
        var texts = Corpus(3000);
        var (monthly, rebuilt) = (Lake("monthly"), Lake("rebuilt"));
        foreach (var month in texts.Chunk(300))
        {
            await monthly.AddAsync(month);
            await monthly.CurateAsync();
        }
        await rebuilt.AddAsync(texts);
        await rebuilt.CurateAsync();
        Assert.Equal(await rebuilt.ProceduresAsync(), await monthly.ProceduresAsync());
        var duplicates = await rebuilt.DuplicatesAsync();
        Assert.Equal(duplicates, await monthly.DuplicatesAsync());
        Assert.InRange(duplicates.Length, 300, 1500);
        Assert.Equal(await LakeRows.CsvAsync(rebuilt.Folder, "select * from signatures order by sight"), await LakeRows.CsvAsync(monthly.Folder, "select * from signatures order by sight"));
    }

    [Fact]
    public async Task Signatures_that_hide_copies_end_the_run_before_it_writes()
    {
        var lake = Lake("lake");
        await lake.AddAsync(Enumerable.Range(0, 40).Select(i => GeneratedTexts.Unique(i)));
        await lake.CurateAsync();
        // All texts claim the bands of a planted copy: so many before it that it is compared with none behind them.
        var banding = Banding.Of(new());
        var bands = new Signer(banding).Sign(Planted.Texts(0.7, banding).First(t => t.CopyOf is not null).Text).Bands;
        var cancel = TestContext.Current.CancellationToken;
        var table = await LakeFolder.Open(lake.Folder).OpenTableAsync(LakeTables.Signatures, cancel);
        await using (var file = await table.NewDataFileAsync<SignatureRow>(ct: cancel))
        {
            await foreach (var row in table.ReadAsync<SignatureRow>(await table.SnapshotAsync(ct: cancel), cancel)) await file.AddAsync(row with { Bands = [.. bands] }, cancel);
            await (await table.BeginAsync("WRITE", ct: cancel)).Overwrite().Add(await file.CompleteAsync(cancel)).CommitAsync(cancel);
        }
        var before = await lake.ProceduresAsync();
        await lake.AddAsync([GeneratedTexts.Unique(40)]);
        var broken = await Assert.ThrowsAsync<InvalidOperationException>(() => lake.CurateAsync());
        Assert.Contains("the search for duplicates is broken: planted-copy-0", broken.Message, StringComparison.Ordinal);
        Assert.Equal(before, await lake.ProceduresAsync());
    }

    [Fact]
    public async Task Little_memory_changes_nothing()
    {
        // Behind the others such as are all alike: more pairs than there is room for.
        var (texts, alike) = (Corpus(4000), GeneratedTexts.Unique(1_000_000, 100));
        texts.AddRange(Enumerable.Range(0, 2000).Select(i => GeneratedTexts.Changed(alike, 1 + (i % 12), "v" + i)));
        var (wide, narrow) = (Lake("wide"), Lake("narrow"));
        foreach (var lake in new[] { wide, narrow }) await lake.AddAsync(texts);
        await wide.CurateAsync();
        // Several passes over the bands, pairs of some texts at a time, and texts a thousand at a time.
        await narrow.CurateAsync(duplicates: new() { MemoryMb = 1 });
        Assert.Equal(await LakeRows.AllAsync(wide.Folder, "procedures", "duplicates", "signatures"), await LakeRows.AllAsync(narrow.Folder, "procedures", "duplicates", "signatures"));
    }

    [Fact]
    public async Task What_was_kept_stays_kept_when_an_earlier_text_comes_late()
    {
        var lake = Lake("lake");
        await lake.AddAsync([GeneratedTexts.Unique(1)], (_, row) => row with { FetchTime = DateTimeOffset.UnixEpoch.AddDays(30_000) });
        await lake.CurateAsync();
        await lake.AddAsync([GeneratedTexts.Changed(GeneratedTexts.Unique(1), 1, "a")]);
        await lake.CurateAsync();
        Assert.Equal([CandidateLake.Id(0)], await lake.ProceduresAsync());
        Assert.Equal(["00000001,00000000,near,0.902"], await lake.DuplicatesAsync());
    }

    [Fact]
    public async Task Boilerplate_that_thousands_share_joins_none_of_them()
    {
        // Half of each text is the same in all: a likeness of a third.
        var (lake, boilerplate) = (Lake("lake"), GeneratedTexts.Unique(0, 30));
        var texts = Enumerable.Range(1, 4000).Select(i => $"{GeneratedTexts.Unique(i, 30)}\n{boilerplate}").ToList();
        await lake.AddAsync([.. texts, GeneratedTexts.Changed(texts[3000], 2, "a")]);
        await lake.CurateAsync();
        Assert.Equal(["00004000,00003000,near,0.812"], await lake.DuplicatesAsync());
    }

    [Fact]
    public async Task Texts_that_are_all_alike_empty_or_of_one_word_are_decided()
    {
        var lake = Lake("lake");
        var text = GeneratedTexts.Unique(1, 100);
        await lake.AddAsync([.. Enumerable.Range(0, 3000).Select(i => GeneratedTexts.Changed(text, 1, "v" + i)), "…\n!\n?", "Stir\nStir", "Stir\nWait", "!\n…\n?"]);
        await lake.CurateAsync();
        Assert.Equal([CandidateLake.Id(0), CandidateLake.Id(3000), CandidateLake.Id(3001), CandidateLake.Id(3002), CandidateLake.Id(3003)], await lake.ProceduresAsync());
        Assert.Equal(2999, (await lake.DuplicatesAsync()).Length);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.71)]
    public async Task Another_threshold_for_the_same_lake_is_refused(double threshold)
    {
        var lake = Lake("lake");
        await lake.AddAsync([GeneratedTexts.Unique(1)]);
        await lake.CurateAsync();
        await lake.AddAsync([GeneratedTexts.Unique(2)]);
        var refused = await Assert.ThrowsAsync<CallerMistakeException>(() => lake.CurateAsync(duplicates: new() { Threshold = threshold }));
        Assert.Contains("duplicates.threshold", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A third are copies of earlier texts, some of copies.</summary>
    static List<string> Corpus(int count)
    {
        var (random, texts) = (new Random(3), new List<string>());
        for (var i = 0; i < count; i++)
            texts.Add(i % 3 == 2 ? GeneratedTexts.Changed(texts[random.Next(texts.Count)], random.Next(6), "c" + i) : GeneratedTexts.Unique(i));
        return texts;
    }
}
