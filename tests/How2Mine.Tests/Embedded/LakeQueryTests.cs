using DeltaLake;
using How2Mine.Crawl;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Tests.Embedded;

/// <summary>A query beside writers.</summary>
public sealed class LakeQueryTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_never_sees_a_row_of_which_it_does_not_see_what_it_was_made_from()
    {
        var lake = LakeFolder.OpenOrCreate(_folder["lake"]);
        var (fates, inputs) = (await lake.CreateTableAsync<FateRow>(LakeTables.Fates, Cancel), await lake.CreateTableAsync<InputRow>(LakeTables.Inputs, Cancel));
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            // As a run commits: fates first, then the ledger that calls their file done.
            for (var file = 0; !done.IsCancellationRequested; file++)
            {
                await AppendAsync(fates, new FateRow { RecordId = $"r{file}", Url = "https://a.example/", WarcFilename = $"{file}.warc", WarcRecordOffset = 0, Station = "goal", Outcome = "dropped", Reason = "none", Detail = "", AnswerKeys = [] });
                await AppendAsync(inputs, InputRow.Unread(new CrawlInput($"{file}.warc", 1, "1"), "refused", "", "", ""));
            }
        }, Cancel);
        for (var look = 0; look < 20; look++)
        {
            await using var query = await LakeQuery.OpenAsync(lake, Cancel);
            Assert.Empty(await query.RowsAsync("select warc_filename from inputs anti join fates using (warc_filename)", r => r.GetString(0), Cancel));
        }
        await done.CancelAsync();
        await writing;
    }

    static async Task AppendAsync<T>(DeltaTable table, T row)
    {
        await using var file = await table.NewDataFileAsync<T>(ct: Cancel);
        await file.AddAsync(row, Cancel);
        await (await table.BeginAsync("WRITE", ct: Cancel)).Add(await file.CompleteAsync(Cancel)).CommitAsync(Cancel);
    }
}
