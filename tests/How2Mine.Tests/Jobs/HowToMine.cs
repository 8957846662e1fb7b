using System.Diagnostics;

namespace How2Mine.Tests.Jobs;

/// <summary>The program as a user starts it: a process, its two streams and its exit code.</summary>
static class HowToMine
{
    /// <summary>The host that runs this test runs the program too, so that nothing has to be on the path.</summary>
    static readonly string Host = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static string Sample => Path.Combine(SharedData.Root(), "jobs", "sample", "warc.paths");

    /// <summary>The program as the words of a command line.</summary>
    public static IReadOnlyList<string> Command { get; } = [File.Exists(Host) ? Host : "dotnet", Path.Combine(AppContext.BaseDirectory, "how2mine.dll")];

    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>What a process said until its end.</summary>
    public static async Task<Ended> EndAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return new Ended(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), [.. Command, .. arguments]);

    public static Process Start(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} could not be started");
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>One clear sentence, no stack trace, the exit code of its kind.</summary>
    public void IsRefused(int code, params string[] words)
    {
        Assert.True(code == Code, $"exit code {Code}, expected {code}: {Error}");
        Assert.Empty(Output);
        var line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("how2mine: ", line, StringComparison.Ordinal);
        foreach (var word in words) Assert.Contains(word, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }
}
