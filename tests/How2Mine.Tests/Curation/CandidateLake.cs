using How2Mine.Curation;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Tests.Embedded;
using How2Mine.Work;

namespace How2Mine.Tests.Curation;

/// <summary>A lake that begins at its candidates: texts in the order in which they were fetched.</summary>
sealed class CandidateLake(string folder)
{
    int _written;

    public string Folder => folder;

    /// <summary>Appends candidates, a text each: the first line is the goal, the others are steps.</summary>
    public async Task AddAsync(IEnumerable<string> texts, Func<int, CandidateRow, CandidateRow>? change = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var table = await LakeFolder.OpenOrCreate(folder).CreateTableAsync<CandidateRow>(LakeTables.Candidates, cancel);
        await using var file = await table.NewDataFileAsync<CandidateRow>(ct: cancel);
        foreach (var text in texts)
        {
            var row = Row(_written, text);
            await file.AddAsync(change?.Invoke(_written, row) ?? row, cancel);
            _written++;
        }
        await (await table.BeginAsync("WRITE", ct: cancel)).Add(await file.CompleteAsync(cancel)).CommitAsync(cancel);
    }

    public Task<CurationFigures> CurateAsync(BalanceSettings? balance = null, DuplicateLimits? duplicates = null) =>
        new Curator(LakeFolder.Open(folder), new MiningSettings { Balance = balance ?? new(), Duplicates = duplicates ?? new() }, new MiningProgress()).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>For each dropped candidate its number, that of the kept one, the kind and the likeness to three digits.</summary>
    public Task<string[]> DuplicatesAsync() => LakeRows.CsvAsync(folder, "select dropped_id, kept_id, kind, printf('%.3f', similarity) from duplicates order by 1");

    public Task<string[]> ProceduresAsync() => LakeRows.CsvAsync(folder, "select procedure_id from procedures order by 1");

    public static string Id(int number) => number.ToString("d8", System.Globalization.CultureInfo.InvariantCulture);

    static CandidateRow Row(int number, string text)
    {
        var lines = text.Split('\n');
        return new()
        {
            CandidateId = Id(number),
            PageId = "page" + number,
            Url = $"https://host{number}.example/",
            UrlHostName = $"host{number}.example",
            Goal = lines[0],
            Steps = lines[1..],
            Resources = [],
            Topic = "Home & Hobbies",
            TopicScore = 0.9,
            Miner = "rules/ordered_list",
            Language = "en",
            FetchTime = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(number),
            WarcFilename = "crawl.warc.gz",
            WarcRecordOffset = number * 100L,
            ContentDigest = "digest" + number,
            TextDigest = ContentId.Of(text),
            UnsupportedSteps = [],
            AnswerKeys = [],
        };
    }
}
