using System.Net;
using System.Text;
using How2Mine.Crawl;
using How2Mine.Mining;
using How2Mine.Text;

namespace How2Mine.Training.Teaching;

/// <summary>Steps on a page of nothing but a title and themselves: what trees learn must hold where nothing stands around them.</summary>
static class BarePage
{
    /// <summary>The ways in which the steps stand there: a list, numbered paragraphs, headings.</summary>
    public const int Ways = 3;

    static readonly TextExtractor Extractor = new(new TextLimits());

    public static TaughtPage? Of(TaughtPage on, Candidate candidate, int way) =>
        Of(on.Page.Page, Html(on.Page.Language, on.Page.Title, candidate.Goal, candidate.Steps, way)) is { } page ? on with { Page = page, IsBare = true } : null;

    public static PageText? Of(Page page, string html) => Extractor.Read(page with { Content = html }).IsKept(out var pages, out _) ? pages[0] : null;

    public static string Html(string language, string title, string heading, IReadOnlyList<string> steps, int way)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language}\"><head><title>{WebUtility.HtmlEncode(title)}</title></head><body><h1>{WebUtility.HtmlEncode(heading)}</h1>");
        if (way == 0) html.Append("<ol>");
        for (var i = 0; i < steps.Count; i++)
        {
            var step = WebUtility.HtmlEncode(steps[i]);
            html.Append(way == 0 ? $"<li>{step}</li>" : way == 1 ? $"<p>{i + 1}. {step}</p>" : $"<h3>Step {i + 1}</h3><p>{step}</p>");
        }
        return html.Append(way == 0 ? "</ol></body></html>" : "</body></html>").ToString();
    }
}
