using System.Diagnostics;
using System.Text;
using How2Mine.Serving;
using How2Mine.Serving.Journal;

namespace How2Mine.Tests.Serving;

public sealed class AnswerJournalTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_answer_comes_back_as_it_was_written()
    {
        var answer = Requests.Answer(Key(1), "Grüße,\n\"zitiert\" \u2028 \U0001F35E") with { Finish = AnswerFinish.Length, Dollars = 0.000123456m, Attempt = 3, ServerModel = "m-2026-01-01" };
        await WriteAsync("a.journal", answer);
        Assert.Equal(answer, AnswerStore.Open(_folder.Path).Find(Key(1)));
        Assert.Null(AnswerStore.Open(_folder.Path).Find(Key(2)));
    }

    [Fact]
    public async Task Answers_of_many_askers_at_once_are_all_there()
    {
        await WriteAsync("a.journal", [.. Enumerable.Range(0, 5_000).Select(n => Requests.Answer(Key(n), $"answer {n}"))]);
        var store = AnswerStore.Open(_folder.Path);
        Assert.Equal(5_000, store.Count);
        Assert.All(Enumerable.Range(0, 5_000), n => Assert.Equal($"answer {n}", store.Find(Key(n))?.Text));
        Assert.Equal(store.All().Select(a => a.Key), Enumerable.Range(0, 5_000).Select(Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_place_of_an_answer_is_known_at_once()
    {
        var store = AnswerStore.Open(_folder.Path);
        await using var journal = AnswerJournal.OpenOwn(_folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async n =>
        {
            var answer = Requests.Answer(Key(n), $"answer {n}");
            store.Add(answer, await journal.AppendAsync(answer));
            Assert.Equal(answer, store.Find(Key(n)));
        }));
    }

    /// <summary>Cut at every byte of the last line: what stands before it is there, and writing goes on behind it.</summary>
    [Fact]
    public async Task A_torn_last_line_is_cut_wherever_it_broke()
    {
        await WriteAsync("whole.journal", Requests.Answer(Key(1), "first"));
        var first = File.ReadAllBytes(_folder["whole.journal"]);
        await WriteAsync("whole.journal", Requests.Answer(Key(2), "second"));
        var both = File.ReadAllBytes(_folder["whole.journal"]);
        File.Delete(_folder["whole.journal"]);
        for (var length = first.Length; length < both.Length; length++)
        {
            File.WriteAllBytes(_folder["a.journal"], both[..length]);
            Assert.Equal((true, false), Has(1, 2));
            await using (var journal = AnswerJournal.Open(_folder["a.journal"]))
            {
                Assert.Equal(length - first.Length, journal.CutBytes);
                await journal.AppendAsync(Requests.Answer(Key(3), "third"));
            }
            var store = AnswerStore.Open(_folder.Path);
            Assert.Equal(("first", null, "third"), (store.Find(Key(1))?.Text, store.Find(Key(2))?.Text, store.Find(Key(3))?.Text));
            Assert.Empty(store.Damage);
        }
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_told_and_costs_no_other()
    {
        await WriteAsync("a.journal", [.. Enumerable.Range(0, 3).Select(n => Requests.Answer(Key(n), $"answer {n}"))]);
        var bytes = File.ReadAllBytes(_folder["a.journal"]);
        var middle = Encoding.UTF8.GetString(bytes).IndexOf("answer 1", StringComparison.Ordinal);
        bytes[middle] = (byte)'X';
        File.WriteAllBytes(_folder["a.journal"], bytes);
        var store = AnswerStore.Open(_folder.Path);
        Assert.Equal(("answer 0", null, "answer 2"), (store.Find(Key(0))?.Text, store.Find(Key(1))?.Text, store.Find(Key(2))?.Text));
        Assert.InRange(middle, Assert.Single(store.Damage).Offset, store.Damage[0].Offset + store.Damage[0].Bytes);
    }

    [Fact]
    public async Task A_reader_takes_in_what_others_write_meanwhile()
    {
        var store = AnswerStore.Open(_folder["not there yet"]);
        await using var journal = AnswerJournal.OpenOwn(_folder["not there yet"]);
        for (var n = 0; n < 3; n++)
        {
            await journal.AppendAsync(Requests.Answer(Key(n), "x"));
            Assert.Null(store.Find(Key(n)));
            store.Refresh();
            Assert.NotNull(store.Find(Key(n)));
        }
    }

    [Fact]
    public async Task Of_two_answers_the_earlier_counts_whichever_file_is_read_first()
    {
        var (early, late) = (Requests.Answer(Key(1), "early"), Requests.Answer(Key(1), "late"));
        late = late with { At = early.At.AddSeconds(1) };
        foreach (var (a, b) in new[] { (early, late), (late, early) })
        {
            await WriteAsync("a.journal", a);
            await WriteAsync("b.journal", b);
            Assert.Equal("early", AnswerStore.Open(_folder.Path).Find(Key(1))?.Text);
            File.Delete(_folder["a.journal"]);
            File.Delete(_folder["b.journal"]);
        }
        await WriteAsync("b.journal", early with { Text = "in b" });
        await WriteAsync("a.journal", early with { Text = "in a" }, early with { Text = "again in a" });
        Assert.Equal("in a", AnswerStore.Open(_folder.Path).Find(Key(1))?.Text);
    }

    [Fact]
    public async Task A_journal_has_one_writer()
    {
        await using var journal = AnswerJournal.Open(_folder["a.journal"]);
        Assert.Contains("another process writes it", Assert.Throws<JournalException>(() => AnswerJournal.Open(_folder["a.journal"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_told_as_damage_or_left_alone()
    {
        File.WriteAllText(_folder["a.journal"], "some text\nof another kind");
        Assert.Equal(0, AnswerStore.Open(_folder.Path).Count);
    }

    /// <summary>Whatever a killed writer said to be written is there afterwards, and its file can be written on.</summary>
    [Fact]
    public async Task A_writer_killed_at_any_time_has_lost_nothing_that_it_said_was_written()
    {
        var ct = TestContext.Current.CancellationToken;
        var said = new HashSet<string>();
        for (var round = 0; round < 8; round++)
        {
            string[] arguments = [Path.Combine(AppContext.BaseDirectory, "How2Mine.Tests.Appender.dll"), "journal", _folder["a.journal"], $"{round * 1_000_000}", "64"];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
            var wanted = said.Count + 50 + (97 * round);
            while (said.Count < wanted && await process.StandardOutput.ReadLineAsync(ct) is { } key) said.Add(key);
            process.Kill();
            while (await process.StandardOutput.ReadLineAsync(ct) is { } key)
                if (key.Length == 32) said.Add(key);
            await process.WaitForExitAsync(ct);
            var store = AnswerStore.Open(_folder.Path);
            Assert.All(said, key => Assert.NotNull(store.Find(key)));
            Assert.Empty(store.Damage);
        }
        Assert.True(said.Count > 1_000, $"only {said.Count} answers were written");
    }

    public void Dispose() => _folder.Dispose();

    static string Key(int n) => ContentId.Of($"{n}");

    (bool First, bool Second) Has(int first, int second)
    {
        var store = AnswerStore.Open(_folder.Path);
        return (store.Find(Key(first)) is not null, store.Find(Key(second)) is not null);
    }

    async Task WriteAsync(string name, params ModelAnswer[] answers)
    {
        await using var journal = AnswerJournal.Open(_folder[name]);
        await Task.WhenAll(answers.Select(a => journal.AppendAsync(a)));
    }
}
