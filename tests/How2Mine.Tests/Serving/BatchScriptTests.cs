using System.Diagnostics;
using How2Mine.Serving;
using How2Mine.Serving.Batches;

namespace How2Mine.Tests.Serving;

/// <summary>The script that answers a batch's files, with a stand-in for vLLM that notes how it is called.</summary>
public sealed class BatchScriptTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_answered_one_by_one_and_finished_ones_are_skipped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for bash");
        using (var writer = new BatchWriter(_folder["batch"], BatchFormat.Vllm, 2))
        {
            for (var i = 0; i < 5; i++) writer.Add(new ModelRequest("extract", i < 4 ? "org/one" : "org/two", [ModelMessage.User($"q{i}")], null, new()));
            Assert.Equal(3, writer.Complete(DateTimeOffset.UnixEpoch).Shards.Count);
        }
        Directory.CreateDirectory(_folder["bin"]);
        // Fails at the second file until told otherwise.
        File.WriteAllText(_folder["bin/vllm"], $"""
            #!/bin/sh
            echo "$1 $3 $7" >> {_folder["calls"]}
            case "$3" in *00002*) [ -e {_folder["mended"]} ] || exit 1;; esac
            cp "$3" "$5"
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["bin/vllm"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(1, await RunAsync());
        Assert.Equal(["run-batch requests/00001-org-one.jsonl org/one", "run-batch requests/00002-org-one.jsonl org/one", "run-batch requests/00003-org-two.jsonl org/two"], Calls());
        Assert.Equal(["00001-org-one.jsonl", "00003-org-two.jsonl"], Answers());
        File.WriteAllText(_folder["mended"], "");
        Assert.Equal(0, await RunAsync("1"));
        Assert.Empty(Calls());
        Assert.Equal(0, await RunAsync());
        Assert.Equal(["run-batch requests/00002-org-one.jsonl org/one"], Calls());
        Assert.Equal(3, Answers().Length);
    }

    string[] Answers() => [.. Directory.GetFileSystemEntries(_folder["batch/answers"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>How the stand-in was called since this was asked.</summary>
    string[] Calls()
    {
        if (!File.Exists(_folder["calls"])) return [];
        var calls = File.ReadAllLines(_folder["calls"]);
        File.Delete(_folder["calls"]);
        return calls;
    }

    async Task<int> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_folder["batch/run.sh"], arguments) { RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
