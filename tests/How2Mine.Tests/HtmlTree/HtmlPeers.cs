using System.Diagnostics;
using System.Text.Json;

namespace How2Mine.Tests.HtmlTree;

/// <summary>The folder HTML_PEERS, in which <c>npm install parse5@8.1.1 html5@1.0.5</c> has put a parser of the same standard and the standard's public test files.</summary>
static class HtmlPeers
{
    /// <summary>A file or folder there; skips the test with the reason where it is missing, and fails instead in CI.</summary>
    public static string Path(string relative)
    {
        var path = System.IO.Path.Combine(Environment.GetEnvironmentVariable("HTML_PEERS") ?? "", "node_modules", relative);
        var there = Directory.Exists(path) || File.Exists(path);
        if (!there && SharedData.InCi) Assert.Fail($"'{relative}' is missing in HTML_PEERS; CI must have it");
        Assert.SkipUnless(there, "HTML_PEERS names no folder with parse5 and html5 from npm, which this test compares with");
        return path;
    }

    /// <summary>The trees that parse5 makes of the documents, as <see cref="Dump.Of"/> writes ours.</summary>
    public static async Task<List<string>> Parse5(IReadOnlyList<string> documents, CancellationToken ct)
    {
        var script = System.IO.Path.Combine(AppContext.BaseDirectory, "HtmlTree", "parse5-dump.mjs");
        var start = new ProcessStartInfo("node", [script, Path("parse5")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var answers = ReadAsync(node.StandardOutput, ct);
        foreach (var document in documents) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(document).AsMemory(), ct);
        node.StandardInput.Close();
        var dumps = await answers;
        await node.WaitForExitAsync(ct);
        Assert.Equal(0, node.ExitCode);
        return dumps;
    }

    static async Task<List<string>> ReadAsync(StreamReader lines, CancellationToken ct)
    {
        var dumps = new List<string>();
        while (await lines.ReadLineAsync(ct) is { } line) dumps.Add(JsonSerializer.Deserialize<string>(line)!);
        return dumps;
    }
}
