using System.Text.Json;
using How2Mine.Text;
using HtmlTree;

namespace How2Mine.Evaluation;

/// <summary>What people know of a page; what they did not look at is null or empty.</summary>
/// <param name="Kind">The group that figures are given by.</param>
/// <param name="Text">The whole main text.</param>
/// <param name="With">Snippets that are in the main text.</param>
/// <param name="Without">Snippets that are not.</param>
/// <param name="Procedures">What the page teaches; null where nobody looked.</param>
/// <param name="Reject">Why it must yield nothing although it looks like it.</param>
public sealed record GoldPage(string Url, string Kind, string? Text, IReadOnlyList<string> With, IReadOnlyList<string> Without, IReadOnlyList<GoldProcedure>? Procedures, string? Reject, string? Topic, string? Format)
{
    public string Host => GoldHost.Of(Url);

    /// <summary>Reads JSON lines; a copy of another line's page (<c>duplicate_of</c>) is left out.</summary>
    /// <exception cref="CallerMistakeException">A line is no object with a <c>url</c>.</exception>
    public static IReadOnlyList<GoldPage> Read(TextReader lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var pages = new List<GoldPage>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (StringOf(json.RootElement, "duplicate_of") is null) pages.Add(Of(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new CallerMistakeException($"line {number} of {name} is not gold: {e.Message}; expected a JSON object a line, with url and, for example, text, with_ and without, or procedures, or topic");
            }
        }
        return pages;
    }

    static GoldPage Of(JsonElement page)
    {
        var url = page.GetProperty("url").GetString() ?? throw new KeyNotFoundException("url is null");
        var kind = StringOf(page, "page_type") ?? StringOf(page, "source") ?? "pages";
        var text = StringOf(page, "text") ?? (StringOf(page, "expected_html") is { } html ? TextOf(html) : null);
        var procedures = page.TryGetProperty("procedures", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(GoldProcedure.Of).ToList() : null;
        // A recipe's page has one procedure, given by its title.
        if (procedures is null && page.TryGetProperty("steps", out _)) procedures = [new(StringOf(page, "title") ?? "", Strings(page, "steps"), [])];
        return new(url, kind, text, Strings(page, "with_"), Strings(page, "without"), procedures, StringOf(page, "reject"), StringOf(page, "topic"), StringOf(page, "format"));
    }

    static string TextOf(string html)
    {
        using var document = HtmlDocument.Parse(html);
        return string.Join('\n', BlockWalk.Of(document.Body).Blocks.Select(b => b.Text));
    }

    internal static string? StringOf(JsonElement page, string name) => page.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static IReadOnlyList<string> Strings(JsonElement page, string name) =>
        page.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!)] : [];
}

/// <summary>A procedure on a gold page: its whole steps, or the words with which each step states its action.</summary>
public sealed record GoldProcedure(string Goal, IReadOnlyList<string> Steps, IReadOnlyList<string> Heads)
{
    internal static GoldProcedure Of(JsonElement procedure) => new(GoldPage.StringOf(procedure, "goal") ?? "", GoldPage.Strings(procedure, "steps"), GoldPage.Strings(procedure, "heads"));
}
