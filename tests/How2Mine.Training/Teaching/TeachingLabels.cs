using System.Text.Json;
using How2Mine.Evaluation;

namespace How2Mine.Training.Teaching;

/// <summary>What is known of the pages: gold of text, over it gold of procedures, over both the format.</summary>
static class TeachingLabels
{
    /// <summary>GOLD[+GOLD...]: a later file says what procedures the pages have that it names, and gives them its name as their kind. FORMATS says format by url.</summary>
    public static Dictionary<string, GoldPage> Read(string files, string formats)
    {
        var all = files.Split('+');
        var pages = ReadGold(all[0]).ToDictionary(g => g.Url, StringComparer.Ordinal);
        foreach (var file in all[1..])
            foreach (var page in ReadGold(file).Where(p => pages.ContainsKey(p.Url)))
                pages[page.Url] = pages[page.Url] with { Kind = Path.GetFileNameWithoutExtension(file), Procedures = page.Procedures, Reject = page.Reject, Topic = page.Topic };
        foreach (var line in File.ReadLines(formats))
        {
            using var json = JsonDocument.Parse(line);
            if (pages.TryGetValue(json.RootElement.GetProperty("url").GetString()!, out var page)) pages[page.Url] = page with { Format = json.RootElement.GetProperty("format").GetString() };
        }
        return pages;
    }

    static IReadOnlyList<GoldPage> ReadGold(string path)
    {
        using var reader = File.OpenText(path);
        return GoldPage.Read(reader, path);
    }
}
