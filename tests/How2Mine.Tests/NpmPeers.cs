using System.Diagnostics;
using System.Text.Json;

namespace How2Mine.Tests;

/// <summary>The folder NPM_PEERS, in which <c>npm install parse5@8.1.1 html5@1.0.5 fasttext.wasm.js@1.0.0 playwright-core@1.65.1 axe-core@4.14.1</c> has put programs to compare with and to test by.</summary>
static class NpmPeers
{
    /// <summary>A file or folder there; skips the test with the reason where it is missing, and fails instead in CI.</summary>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Environment.GetEnvironmentVariable("NPM_PEERS") ?? "", "node_modules", relative);
        var there = Directory.Exists(path) || File.Exists(path);
        if (!there && SharedData.InCi) Assert.Fail($"'{relative}' is missing in NPM_PEERS; CI must have it");
        Assert.SkipUnless(there, "NPM_PEERS names no folder with parse5, html5, fasttext.wasm.js, playwright-core and axe-core from npm, which this test needs");
        return path;
    }

    /// <summary>Runs a script of this folder with node: a JSON string a line in, a line of JSON out.</summary>
    public static async Task<List<T>> AskAsync<T>(string script, IReadOnlyList<string> inputs, CancellationToken ct, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [System.IO.Path.Combine(AppContext.BaseDirectory, script), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var answers = ReadAsync<T>(node.StandardOutput, ct);
        foreach (var input in inputs) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(input).AsMemory(), ct);
        node.StandardInput.Close();
        var read = await answers;
        await node.WaitForExitAsync(ct);
        Assert.Equal(0, node.ExitCode);
        return read;
    }

    static async Task<List<T>> ReadAsync<T>(StreamReader lines, CancellationToken ct)
    {
        var answers = new List<T>();
        while (await lines.ReadLineAsync(ct) is { } line) answers.Add(JsonSerializer.Deserialize<T>(line)!);
        return answers;
    }
}
