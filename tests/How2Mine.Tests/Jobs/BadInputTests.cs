namespace How2Mine.Tests.Jobs;

public sealed class BadInputTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("there are mine, text, query")]
    [InlineData("'statsu' is no command. Did you mean 'status'?", "statsu", "--lake", "x")]
    [InlineData("--min-topic-score is '0,1', expected a number such as 0.5", "mine", "x", "--lake", "y", "--min-topic-score", "0,1")]
    public async Task What_is_mistyped_is_told_in_one_sentence(string said, params string[] words) => (await HowToMine.RunAsync(words)).IsRefused(2, said);

    [Fact]
    public async Task A_missing_file_is_named() =>
        (await HowToMine.RunAsync("mine", _folder["no.warc.gz"], "--lake", _folder["lake"])).IsRefused(2, "no.warc.gz", "does not exist", "expected");

    [Fact]
    public async Task An_empty_list_is_named()
    {
        File.WriteAllText(_folder["warc.paths"], "\n# nothing\n");
        (await HowToMine.RunAsync("mine", _folder["warc.paths"], "--lake", _folder["lake"])).IsRefused(2, "warc.paths", "is empty");
    }

    [Fact]
    public async Task A_list_that_names_a_missing_file_says_which_and_what_to_do()
    {
        File.WriteAllText(_folder["warc.paths"], "a/b.warc.gz\n");
        (await HowToMine.RunAsync("mine", _folder["warc.paths"], "--lake", _folder["lake"])).IsRefused(2, "a/b.warc.gz", "--root");
    }

    [Fact]
    public async Task A_folder_without_crawls_says_which_names_it_expects() =>
        (await HowToMine.RunAsync("mine", _folder.Path, "--lake", _folder["lake"])).IsRefused(2, "no crawl file", ".warc.gz");

    [Fact]
    public async Task A_folder_with_other_files_is_no_lake_and_stays_as_it_is()
    {
        File.WriteAllText(_folder["letter.txt"], "dear diary");
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder.Path)).IsRefused(2, "not a lake");
        Assert.Equal(["letter.txt"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        (await HowToMine.RunAsync("status", "--lake", _folder.Path)).IsRefused(2, "not a lake");
    }

    [Fact]
    public async Task A_lake_of_an_older_program_is_left_alone_too()
    {
        File.WriteAllText(_folder["lake.json"], """{"Format": 1, "WrittenBy": "0.1.0"}""");
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder.Path)).IsRefused(2, "format 1", "mine into a new folder");
    }

    [Fact]
    public async Task A_lake_of_a_newer_program_is_left_alone()
    {
        File.WriteAllText(_folder["lake.json"], """{"Format": 99, "WrittenBy": "9.0"}""");
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder.Path)).IsRefused(2, "format 99", "update how2mine");
    }

    [Theory]
    [InlineData("""{"steps": {"min_stepz": 5}}""", "'steps.min_stepz' is no setting", "steps.min_steps")]
    [InlineData("""{"stepps": {}}""", "'stepps' is no setting", "'steps'")]
    [InlineData("""{"steps": {"min_steps": "five"}}""", "not valid", "settings.json")]
    [InlineData("""{"steps": {"min_steps": 9, "max_steps": 5}}""", "min_steps is 9", "expected 1 <= min_steps <= max_steps")]
    [InlineData("""{"steps": """, "not valid", "line 1")]
    [InlineData("[]", "is array", "expected an object")]
    public async Task Broken_settings_say_what_is_wrong(string json, params string[] words)
    {
        File.WriteAllText(_folder["settings.json"], json);
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder["lake"], "--settings", _folder["settings.json"])).IsRefused(2, words);
        Assert.False(Directory.Exists(_folder["lake"]));
    }

    [Fact]
    public async Task A_mistyped_command_is_answered_with_the_nearest_one() =>
        (await HowToMine.RunAsync("mien", "x")).IsRefused(2, "Did you mean 'mine'?");

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure_in_one_sentence() =>
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", "/proc/how2mine-lake")).IsRefused(1, "/proc/how2mine-lake");

    [Fact]
    public async Task Bytes_and_columns_of_the_same_name_are_shown_in_every_format()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        foreach (var (format, expected) in new[] { ("jsonl", """{"x":"aGkA","x_1":2,"X_2":3}""" + "\n"), ("csv", "x,x_1,X_2\naGkA,2,3\n") })
            Assert.Equal(expected, (await HowToMine.RunAsync("query", "select 'hi\\x00'::blob as x, 2 as x, 3 as \"X\"", "--lake", _folder["lake"], "--format", format)).Output);
    }

    [Fact]
    public async Task A_query_that_is_no_SQL_says_so()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        (await HowToMine.RunAsync("query", "selekt 1", "--lake", _folder["lake"])).IsRefused(2, "the query cannot be run", "selekt");
        foreach (var empty in new[] { "", ";", "-- select 1", "/* select\n1 */ ;" }) (await HowToMine.RunAsync("query", empty, "--lake", _folder["lake"])).IsRefused(2, "the query is empty");
        (await HowToMine.RunAsync("query", "select * from nothing", "--lake", _folder["lake"])).IsRefused(2, "nothing");
        (await HowToMine.RunAsync("query", "select 1", "--lake", _folder["lake"], "--version", "balanced=77")).IsRefused(2, "balanced", "77");
    }

    [Fact]
    public async Task An_error_page_saved_as_a_crawl_is_refused()
    {
        File.WriteAllText(_folder["segment.warc.gz"], "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code></Error>");
        (await HowToMine.RunAsync("mine", _folder["segment.warc.gz"], "--lake", _folder["lake"])).IsRefused(2, "segment.warc.gz", "<?xml", "expected");
    }

    [Fact]
    public async Task A_pipe_among_the_files_of_a_folder_is_refused_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are no files there");
        var folder = Directory.CreateDirectory(_folder["crawl"]).FullName;
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "pipe.warc.gz")])) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await HowToMine.RunAsync("mine", folder, "--lake", _folder["lake"])).IsRefused(2, "pipe.warc.gz", "empty");
    }

    [Fact]
    public async Task A_refused_file_is_in_the_ledger_once_and_holds_up_no_other()
    {
        File.WriteAllText(_folder["error.warc.gz"], "<html>503 Slow Down</html>");
        var good = Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, File.ReadLines(HowToMine.Sample).First());
        for (var run = 0; run < 2; run++)
        {
            var ended = await HowToMine.RunAsync("mine", _folder["error.warc.gz"], good, "--lake", _folder["lake"]);
            Assert.Equal(0, ended.Code);
            Assert.Contains("refused 'error.warc.gz': the file begins with '<html>503", ended.Error, StringComparison.Ordinal);
        }
        Assert.Equal(["done,1", "refused,1"], await Embedded.LakeRows.CsvAsync(_folder["lake"], "select outcome, count(*) from inputs group by 1 order by 1"));
        Assert.Equal(["0"], await Embedded.LakeRows.CsvAsync(_folder["lake"], "select count(*) from fates where warc_filename = 'error.warc.gz'"));
    }
}
