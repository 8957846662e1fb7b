using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Tests.Work;

public class WorkStateTests
{
    const string Settings = "ours";

    static readonly CrawlFile A = File("a"), B = File("b"), C = File("c");

    [Fact]
    public void A_file_is_done_by_its_name_and_content()
    {
        var state = new WorkState([Done(A)], []);
        Assert.True(state.IsDone(A));
        Assert.False(state.IsDone(B));
        Assert.False(state.IsDone(File("a", version: "2")));
    }

    [Fact]
    public void A_remote_file_is_known_by_its_name_alone_and_a_local_one_is_looked_at()
    {
        var state = new WorkState([Done(A), Refused(B)], []);
        Assert.True(state.Knows(new CrawlSource("a", "https://host/a")));
        Assert.True(state.Knows(new CrawlSource("a", "s3://bucket/a")));
        Assert.False(state.Knows(new CrawlSource("a", "crawl/a")));
        Assert.False(state.Knows(new CrawlSource("a", "file:///crawl/a")));
        Assert.False(state.Knows(new CrawlSource("b", "https://host/b")));
    }

    [Fact]
    public void A_refused_file_is_looked_at_again_and_is_new_when_it_has_become_a_crawl()
    {
        var state = new WorkState([Refused(A)], []);
        Assert.True(state.IsRefused(A.Input.Id));
        Assert.False(state.IsDone(A));

        var mended = File("a", version: "2");
        var inventory = Inventory.Of(2, [new Described(mended, null), new Described(B, "the file is empty")], state);
        Assert.Equal(mended, Assert.Single(inventory.Open));
        Assert.Equal(0, inventory.Known);
        Assert.Equal(B, Assert.Single(inventory.NewlyRefused).File);
        Assert.Empty(Inventory.Of(2, [new Described(A, "the file is empty"), new Described(C, null)], state).NewlyRefused);
    }

    [Fact]
    public void A_file_that_was_set_aside_is_not_taken_up_again()
    {
        var state = new WorkState([new LedgerKey(A.Input.Id, "a", "failed")], [Claim(A, "p"), Claim(B, "p")]);
        Assert.True(state.IsDone(A));
        Assert.Equal([B], Assert.Single(state.Begun([B], Settings)).Files);
    }

    [Fact]
    public void Files_that_a_run_names_and_the_lake_knows_are_counted()
    {
        var inventory = Inventory.Of(5, [new Described(A, null), new Described(B, null), new Described(C, "no crawl")], new WorkState([Done(A)], []));
        Assert.Equal(B, Assert.Single(inventory.Open));
        Assert.Equal(3, inventory.Known);
    }

    [Fact]
    public void A_run_of_nothing_but_refused_files_is_the_callers_mistake()
    {
        var state = new WorkState([], []);
        Assert.Equal("'a': the file is empty", Assert.Throws<NoCrawlException>(() => Inventory.Of(1, [new Described(A, "the file is empty")], state)).Message);
        Assert.Contains("none of the 2 files is a crawl; 'a': no", Assert.Throws<NoCrawlException>(() => Inventory.Of(2, [new Described(A, "no"), new Described(B, "no")], state)).Message);
        Assert.Equal(1, Inventory.Of(2, [new Described(A, "no")], new WorkState([Done(B)], [])).Known);
    }

    [Fact]
    public void What_was_begun_together_is_finished_together_in_the_order_of_names()
    {
        var state = new WorkState([], [Claim(B, "p"), Claim(A, "p"), Claim(C, C.Input.Id)]);
        var begun = state.Begun([A, B, C], Settings);
        Assert.Equal(["p", C.Input.Id], begun.Select(p => p.Id));
        Assert.Equal([A, B], begun[0].Files);
        Assert.Equal($"how2mine/p/{Settings}", begun[0].AppId(Settings));
    }

    [Fact]
    public void What_is_finished_is_not_begun()
    {
        Assert.Empty(new WorkState([Done(A), Done(B)], [Claim(A, "p"), Claim(B, "p")]).Begun([C], Settings));
        Assert.Empty(new WorkState([], []).Begun([A, B, C], Settings));
    }

    [Fact]
    public void A_partition_begun_with_other_settings_names_them()
    {
        var state = new WorkState([], [Claim(A, A.Input.Id, "theirs")]);
        var message = Assert.Throws<CallerMistakeException>(() => state.Begun([A], Settings)).Message;
        Assert.Contains("'a' was begun with settings theirs and not finished", message);
        Assert.Contains("settings/theirs.json", message);
        Assert.Empty(state.Begun([B], Settings));
    }

    [Fact]
    public void A_partition_begun_with_a_file_that_is_not_named_now_names_it()
    {
        var state = new WorkState([], [Claim(A, "p"), Claim(B, "p"), Claim(C, "p")]);
        var message = Assert.Throws<CallerMistakeException>(() => state.Begun([A, C], Settings)).Message;
        Assert.Contains("'a' was begun together with 'b' (3 files in all)", message);
        Assert.Contains("name that file too, unchanged", message);
    }

    [Fact]
    public void A_file_that_changed_after_it_was_begun_is_a_new_one()
    {
        var changed = File("a", version: "2");
        var state = new WorkState([], [Claim(A, A.Input.Id)]);
        Assert.False(state.IsClaimed(changed));
        Assert.Empty(state.Begun([changed], Settings));
    }

    [Fact]
    public void A_claim_is_alone_when_its_partition_is_the_file()
    {
        var state = new WorkState([], [Claim(A, A.Input.Id), Claim(A, A.Input.Id), Claim(B, "p")]);
        Assert.Equal((true, true, false), (state.IsClaimed(A), state.IsClaimed(B), state.IsClaimed(C)));
        Assert.Equal((true, false, false), (state.IsClaimedAlone(A), state.IsClaimedAlone(B), state.IsClaimedAlone(C)));
        Assert.Equal([A], state.Begun([A], Settings).Single().Files);
    }

    static CrawlFile File(string name, string version = "1") => new(new CrawlInput(name, 1, version), name);

    static LedgerKey Done(CrawlFile file) => new(file.Input.Id, file.Input.Name, "done");

    static LedgerKey Refused(CrawlFile file) => new(file.Input.Id, file.Input.Name, "refused");

    static ClaimRow Claim(CrawlFile file, string partition, string settings = Settings) => new(file.Input.Id, partition, file.Input.Name, file.Input.Version, file.Input.Size, settings);
}
