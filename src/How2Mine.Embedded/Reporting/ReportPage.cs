using System.Globalization;
using System.Net;
using System.Text;

namespace How2Mine.Embedded.Reporting;

/// <summary>The report as one HTML file that needs nothing else: no script, no network.</summary>
public static class ReportPage
{
    public static string Write(ReportFigures figures)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>{Text(figures.Lake)}: what was mined</title>
            <style>{Style}</style>
            </head>
            <body>
            <header>
            <h1>{Text(figures.Lake)}: what was mined</h1>
            <p>{figures.Responses:N0} fetched pages (responses of the crawl) gave <strong>{figures.Procedures:N0} procedures</strong>, of which {figures.Balanced:N0} are in the balanced table. As of {figures.At:yyyy-MM-dd HH:mm} UTC.</p>
            <nav aria-label="Parts of the report"><ul>{string.Concat(Parts(figures).Select(p => $"<li><a href=\"#{p.Id}\">{Text(p.Title)}</a></li>"))}</ul></nav>
            </header>
            <main>

            """);
        foreach (var (id, title, body) in Parts(figures)) page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Text(title)}</h2>\n{body}\n</section>\n");
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    static string Style { get; } = ReadStyle();

    static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("How2Mine.Embedded.Reporting.report.css") ?? throw new InvalidOperationException("resource report.css is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static IEnumerable<(string Id, string Title, string Body)> Parts(ReportFigures figures)
    {
        yield return ("flow", "Where records went", $"<p id=\"flow-words\">Pages become procedures where the stream says so: one page may hold several. Each arm is a station and the reason why pages or procedures left there; the table below says the same in numbers, each reason leads to an example, and <code>how2mine why ADDRESS</code> tells one page’s whole way.</p>\n<figure>{FlowPicture.Write(figures)}</figure>\n<details><summary>The same as a table</summary>{Fates(figures)}</details>");
        yield return ("topics", "Yield by topic", Table("topics", ["Topic", "Procedures", "", "Balanced"], figures.Topics.Select(t => new[] { Text(t.Topic), Number(t.Procedures), Bar(t.Procedures, figures.Topics.Max(x => x.Procedures)), Number(t.Balanced) })));
        yield return ("languages", "Yield by language", Bars("languages", "Language", figures.Languages));
        yield return ("hosts", "Yield by host", Bars("hosts", "Host", figures.Hosts));
        yield return ("months", "Yield by month", Bars("months", "Fetched in", figures.Months));
        yield return ("likeness", "How alike duplicates are", figures.Likenesses.Count == 0 ? "<p>There are no duplicates.</p>" : $"<p>Runs of three words that a dropped procedure shares with the kept one, of all that either has; 1 means the same words.</p>\n{Bars("likeness", "Likeness from", figures.Likenesses)}");
        if (figures.Models.Count > 0)
            yield return ("models", "What models cost", Table("models", ["Stage", "Model", "Answers", "Tokens in", "Tokens out", "Dollars"], figures.Models.Select(m => new[] { Text(m.Stage), Text(m.Model), Number(m.Answers), Number(m.TokensIn), Number(m.TokensOut), m.Dollars.ToString("0.0000", CultureInfo.InvariantCulture) })));
        yield return ("kept", "Some that were kept", string.Concat(figures.Kept.Select(Kept)));
        yield return ("dropped", "Some that were dropped, one for each reason", string.Concat(figures.Dropped.Select((example, i) => Dropped(example, i))));
        yield return ("tables", "Tables", Table("tables", ["Table", "Version", "Rows", "Files", "Bytes"], figures.Tables.Select(t => new[] { Text(t.Name), Number(t.Version), t.Rows is { } rows ? Number(rows) : "?", Number(t.Files), Number(t.Bytes) })));
    }

    static string Fates(ReportFigures figures) => Table("fates", ["Station", "Reason", "Pages"],
    [
        .. figures.Drops.Select(d => new[] { Name(d.Station), Reason(figures, d), Number(d.Pages) }),
        .. figures.Waiting > 0 ? new[] { new[] { "", "await a model", Number(figures.Waiting) } } : [],
        ["", "kept", Number(figures.PagesKept)],
        ["", "all", Number(figures.Drops.Sum(d => d.Pages) + figures.Waiting + figures.PagesKept)],
    ]);

    /// <summary>What a reason means its example says.</summary>
    static string Reason(ReportFigures figures, FateCount drop)
    {
        var example = figures.Dropped.ToList().FindIndex(d => d.Station == drop.Station && d.Reason == drop.Reason);
        return example < 0 ? Name(drop.Reason) : $"<a href=\"#example-{example}\">{Name(drop.Reason)}</a>";
    }

    static string Bars(string id, string name, IReadOnlyList<Counted> counted) => Table(id, [name, "Procedures", ""], counted.Select(c => new[] { Text(c.Name), Number(c.Rows), c.IsRest ? "" : Bar(c.Rows, counted.Where(x => !x.IsRest).Max(x => x.Rows)) }));

    /// <summary>A region of its own that scrolls where it is too wide, by keyboard too.</summary>
    static string Table(string id, string[] columns, IEnumerable<string[]> rows)
    {
        var head = string.Concat(columns.Select(c => c.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{c}</th>"));
        var body = string.Concat(rows.Select(r => $"<tr><th scope=\"row\">{(r[0].Length == 0 ? "–" : r[0])}</th>{string.Concat(r.Skip(1).Select(cell => $"<td>{cell}</td>"))}</tr>\n"));
        return $"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {id}\"><table id=\"table-{id}\"><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>";
    }

    static string Bar(long rows, long most) => string.Create(CultureInfo.InvariantCulture, $"<span class=\"bar\" style=\"width:{100.0 * rows / Math.Max(1, most):0.0}%\"></span>");

    static string Kept(KeptExample example) => $"<article>\n<h3>{Text(example.Goal)}</h3>\n<ol>{string.Concat(example.Steps.Select(s => $"<li>{Text(s)}</li>"))}</ol>\n<p>{Text(example.Topic)}, from {Link(example.Url)}</p>\n{Why(example.Url)}\n</article>\n";

    static string Dropped(DroppedExample example, int number) => $"<article id=\"example-{number}\">\n<h3>{Text(example.Station)}: {Text(example.Reason)}</h3>\n<p>{Text(example.Detail)}</p>\n<p>{Link(example.Url)}</p>\n{Why(example.Url)}\n</article>\n";

    /// <summary>The command that tells a page's whole way, to be copied.</summary>
    static string Why(string url) => url.Length == 0 ? "" : $"<p class=\"why\"><code>how2mine why {Text("'" + url.Replace("'", "'\\''", StringComparison.Ordinal) + "'")} --lake …</code></p>";

    /// <summary>Only addresses of the web are links: what a crawl says may be anything.</summary>
    static string Link(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? $"<a rel=\"noopener noreferrer nofollow\" href=\"{Text(url)}\">{Text(url)}</a>" : Text(url);

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A name in snake_case, which a narrow screen may break between its words.</summary>
    static string Name(string name) => Text(name).Replace("_", "_<wbr>", StringComparison.Ordinal);

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
