using How2Mine.Crawl;
using How2Mine.Evaluation;

namespace How2Mine.Training.Teaching;

/// <summary>Short procedures and lists that are none, written for this project in the languages that have word lists: crawls' gold has hardly any how-tos that are not English.</summary>
static class WrittenPages
{
    public const string Kind = "written";

    public static List<TaughtPage> Read()
    {
        var pages = new List<TaughtPage>();
        using var file = new StreamReader(typeof(WrittenPages).Assembly.GetManifestResourceStream("written.txt")!);
        var entries = file.ReadToEnd().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(e => e[0] is '+' or '-').ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var lines = entries[i].Split('\n');
            var head = lines[0].Split(' ', 3);
            for (var way = 0; way < BarePage.Ways; way++)
                if (BarePage.Of(PageOf($"https://written{i}.example/"), BarePage.Html(head[1], head[2], head[2], lines[1..], way)) is { } page)
                    pages.Add(new TaughtPage(GoldOf(page.Page.Url, head[0] == "+", head[2], lines[1..]), page) { IsBare = true });
        }
        return pages;
    }

    static GoldPage GoldOf(string url, bool isProcedure, string title, string[] steps) =>
        new(url, Kind, null, [], [], isProcedure ? [new GoldProcedure(title, steps, [])] : [], isProcedure ? null : "list", null, isProcedure ? "howto" : "list");

    static Page PageOf(string url) => new()
    {
        PageId = url,
        RecordId = url,
        Url = url,
        UrlHostName = new Uri(url).Host,
        FetchTime = null,
        WarcFilename = Kind,
        WarcRecordOffset = 0,
        WarcRecordLength = 0,
        ContentDigest = "",
        ContentCharset = "utf-8",
        ContentTruncated = null,
        IsPlainText = false,
        Content = "",
    };
}
