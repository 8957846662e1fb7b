using System.Diagnostics;

namespace How2Mine.Tests.Jobs;

/// <summary>The program as a user starts it: a process, its two streams and its exit code.</summary>
static class HowToMine
{
    public static string Sample => Path.Combine(SharedData.Root(), "jobs", "sample", "warc.paths");

    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return new Ended(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "how2mine.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started");
    }

    /// <summary>Every row of every table of a lake, sorted, as JSON lines by table.</summary>
    public static async Task<Dictionary<string, string>> TablesAsync(string lake)
    {
        var tables = new Dictionary<string, string>();
        foreach (var table in How2Mine.Lake.LakeTables.All)
            tables[table] = (await RunAsync("query", $"select * from {table} order by all", "--lake", lake, "--format", "jsonl")).Output;
        return tables;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>One clear sentence, no stack trace, the exit code of its kind.</summary>
    public void IsRefused(int code, params string[] words)
    {
        Assert.Equal(code, Code);
        Assert.Empty(Output);
        var line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("how2mine: ", line, StringComparison.Ordinal);
        foreach (var word in words) Assert.Contains(word, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
