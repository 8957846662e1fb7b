using System.Text.Json;
using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Reads what the program is given: JSON lines of labels, pages and procedures.</summary>
static class TrainingData
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static List<LabelledPage> ReadPages(string labels, string pages)
    {
        var texts = new Dictionary<string, Page>(StringComparer.Ordinal);
        foreach (var page in ReadLines<Page>(pages)) texts.TryAdd(page.Url, page);
        return
        [
            .. from label in ReadLines<Label>(labels)
               where texts.ContainsKey(label.Url)
               let page = texts[label.Url]
               select new LabelledPage(label.Url, label.Source, TopicNames.Parse(label.Topic), page.Title ?? "", page.Text),
        ];
    }

    public static IEnumerable<LabelledProcedure> ReadProcedures(string procedures) => ReadLines<LabelledProcedure>(procedures);

    static IEnumerable<T> ReadLines<T>(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            yield return JsonSerializer.Deserialize<T>(line, Web)
                ?? throw new InvalidDataException($"{path}, line {number} is null, a JSON object is wanted: take the line out.");
        }
    }

    sealed record Label(string Url, string Source, string Topic);

    sealed record Page(string Url, string? Title, string Text);
}

/// <summary>A procedure whose topic is known, with the page it stands on.</summary>
sealed record LabelledProcedure(string Url, string Title, string Text, string Goal, string[] Steps, string Topic);
