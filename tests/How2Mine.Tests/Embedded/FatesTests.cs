using System.Text.Json;
using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>What went in comes out: every record by file and offset, every candidate once.</summary>
public sealed class FatesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fates_are_the_records_that_another_reader_finds()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        var root = Path.GetDirectoryName(HowToMine.Sample)!;
        var whole = from name in File.ReadLines(HowToMine.Sample)
                    from member in WarcMembers.Of(Path.Combine(root, name))
                    where WarcMembers.CarriesPage(member)
                    select (name, member.Offset);
        // A response whose member is cut is a record all the same; what is left of it has a fate.
        var cut = from line in File.ReadLines(Path.Combine(root, "damage.jsonl"))
                  let made = JsonDocument.Parse(line).RootElement
                  where made.GetProperty("kind").GetString() == "cut"
                  select (name: made.GetProperty("warc").GetString()!, Offset: made.GetProperty("offset").GetInt64());
        Assert.Equal(whole.Union(cut).Order().Select(r => $"{r.name},{r.Offset}"), await RowsAsync("select warc_filename, warc_record_offset from fates order by all"));
        Assert.Equal(await RowsAsync("select warc_filename, count(*) from fates group by 1 order by 1"), await RowsAsync("select warc_filename, pages from inputs order by 1"));
    }

    [Fact]
    public async Task A_file_that_is_added_is_taken_in_alone_and_finds_the_procedures_that_are_there()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], copies: 1);
        Directory.CreateDirectory(_folder["later"]);
        File.Move(Path.Combine(crawl, "copy0-3.warc.gz"), _folder["later/copy0-3.warc.gz"]);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["lake"])).Code);
        var before = await RowsAsync("select procedure_id from procedures order by all");
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, _folder["later"], "--lake", _folder["lake"])).Code);

        var versions = await LakeRows.VersionsAsync(_folder["lake"]);
        Assert.Equal((5, 5), (versions["inputs"], versions["fates"]));
        var kept = await RowsAsync("select procedure_id from procedures order by all");
        Assert.Empty(before.Except(kept));
        Assert.NotEmpty(await RowsAsync("select * from duplicates where kind = 'recrawl'"));
        Assert.Equal(await RowsAsync("select candidate_id from candidates order by all"),
            await RowsAsync("select procedure_id from procedures union all select dropped_id from duplicates order by all"));
        Assert.Empty(await RowsAsync("select kept_id from duplicates where kept_id not in (select procedure_id from procedures)"));
        Assert.Empty(await RowsAsync("select text_digest from procedures group by 1 having count(*) > 1"));
        Assert.Empty(await RowsAsync("select procedure_id from balanced where procedure_id not in (select procedure_id from procedures)"));
    }

    [Fact]
    public async Task A_page_fetched_again_unchanged_is_a_recrawl_wherever_it_moved()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], copies: 2);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["lake"])).Code);
        // The same payload at another address is a recrawl, so is the same address; the earlier file is the first sight.
        Assert.NotEmpty(await RowsAsync("select * from duplicates where kind = 'recrawl'"));
        Assert.Empty(await RowsAsync("select d.dropped_id from duplicates d join candidates c on c.candidate_id = d.dropped_id join candidates k on k.candidate_id = d.kept_id where c.fetch_time < k.fetch_time"));
        Assert.Empty(await RowsAsync("select d.dropped_id from duplicates d join candidates c on c.candidate_id = d.dropped_id join candidates k on k.candidate_id = d.kept_id where (d.kind = 'recrawl') <> (c.content_digest = k.content_digest or split_part(c.url, '?', 1) = split_part(k.url, '?', 1))"));
    }

    Task<string[]> RowsAsync(string sql) => LakeRows.CsvAsync(_folder["lake"], sql);
}
