using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using How2Mine.Crawl;
using How2Mine.Embedded;
using How2Mine.Settings;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine text: every HTML response of a crawl as JSON lines, without a lake.</summary>
static class TextCommand
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record TextLine(string Url, string Title, string Language, string Topic, double HowtoScore, string Text);

    public static Command Create()
    {
        var crawls = HelpText.Crawls();
        var root = HelpText.Root();
        var output = new Option<string?>("--out") { Description = "File to write (default: standard output).", HelpName = "FILE" };
        var command = HelpText.Described("text", "Prints the main text of every HTML response, one JSON object a line: url, title, language, topic, howto_score, text.",
            "how2mine text jobs/sample/warc.paths --out out/text.jsonl",
            "how2mine text crawl.warc.gz | jq -r .title");
        command.Add(crawls);
        command.Add(root);
        command.Add(output);
        command.SetAction(async (parsed, cancel) =>
        {
            using var store = new CrawlStore(new SourceSettings());
            var described = await store.DescribeAllAsync(await new CrawlSources(store, parsed.GetValue(root)).ResolveAsync(parsed.GetValue(crawls)!, cancel), cancel);
            var files = Inventory.Of(described.Count, described, new WorkState([], [])).Open;
            var target = parsed.GetValue(output);
            if (Directory.Exists(target)) throw new CallerMistakeException($"--out is '{target}', which is a folder; name a file in it");
            if (target is not null && Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder) Directory.CreateDirectory(folder);
            await using var writer = target is null ? new StreamWriter(Console.OpenStandardOutput()) : new StreamWriter(target);
            var lines = 0;
            await foreach (var line in TextRun.LinesAsync(store, files, new CrawlLimits(), new TextLimits(), Environment.ProcessorCount, cancel))
            {
                await writer.WriteLineAsync(JsonSerializer.Serialize(Of(line), Json).AsMemory(), cancel);
                lines++;
            }
            Terminal.Say($"{lines} pages");
            return 0;
        });
        return command;
    }

    static TextLine Of(PageText text) => new(text.Page.Url, text.Title, text.Language, text.Topic, Math.Round(text.HowToScore, 4), text.Text);
}
