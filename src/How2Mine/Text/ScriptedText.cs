using System.Text;
using System.Text.Json;
using HtmlTree;

namespace How2Mine.Text;

/// <summary>The text of pages that show it only once their scripts have run: what they hide, and what lies in the data that they carry for their scripts.</summary>
static class ScriptedText
{
    /// <summary>Characters of text in sight below which the rest is looked at, and how many times as much it must have.</summary>
    const int Scant = 1500, Times = 2;

    /// <summary>Shorter data hold settings, and shorter texts labels.</summary>
    const int MinData = 500, MinText = 200, MinWords = 30;

    const int MaxNesting = 3, MaxTexts = 2000;

    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>The blocks in sight, or, where they say little, those of the page's other texts if these say much more.</summary>
    public static (List<TextBlock> Blocks, List<Region> Regions) BlocksOf(HtmlDocument document, string title, HtmlLimits limits)
    {
        var seen = BlockWalk.Of(document.Body);
        if (Characters(seen.Blocks) >= Scant) return seen;
        var hidden = BlockWalk.Of(document.Body, withHidden: true);
        if (Characters(hidden.Blocks) >= Math.Max(Scant, Times * Characters(seen.Blocks))) return hidden;
        if (PageOf(TextsOf(document), title) is not { } html || HtmlDocument.Parse(html, limits, out _) is not { } made) return seen;
        using (made)
        {
            var data = BlockWalk.Of(made.Body);
            return Characters(data.Blocks) >= Times * Characters(seen.Blocks) ? data : seen;
        }
    }

    static int Characters(List<TextBlock> blocks) => blocks.Sum(b => b.Text.Length);

    static string? PageOf(List<string> texts, string title)
    {
        if (texts.Count == 0) return null;
        var page = new StringBuilder($"<body><article><h1>{System.Net.WebUtility.HtmlEncode(title)}</h1>");
        foreach (var text in texts) page.Append("<section>").Append(text).Append("</section>");
        return page.ToString();
    }

    /// <summary>Long texts in JSON, of scripts and of attributes, in their order, each once.</summary>
    static List<string> TextsOf(HtmlDocument document)
    {
        var (texts, known) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var node = document.Root.NextIn(document.Root); node.Exists; node = node.NextIn(document.Root))
        {
            if (node.Is(HtmlName.Script))
            {
                if (node.Attribute(HtmlName.Type).EndsWith("json", StringComparison.OrdinalIgnoreCase)) Read(node.TextContent, 0);
                continue;
            }
            for (var i = 0; i < node.AttributeCount; i++) Read(node.AttributeAt(i).Value, 0);
        }
        return texts;

        void Read(string data, int nesting)
        {
            if (data.Length < MinData || nesting >= MaxNesting || data.AsSpan().TrimStart() is not ['{' or '[', ..]) return;
            try
            {
                using var json = JsonDocument.Parse(data, Lenient);
                Take(json.RootElement, nesting);
            }
            catch (JsonException)
            {
                // What looks like data and is none holds no text.
            }
        }

        void Take(JsonElement value, int nesting)
        {
            if (texts.Count >= MaxTexts) return;
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject()) Take(property.Value, nesting);
                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray()) Take(item, nesting);
                    break;
                case JsonValueKind.String when value.GetString() is { } text:
                    if (IsText(text) && known.Add(text)) texts.Add(text);
                    else Read(text, nesting + 1);
                    break;
            }
        }
    }

    /// <summary>A paragraph in markup, or many words.</summary>
    static bool IsText(string text) =>
        text.AsSpan().TrimStart() is not ['{' or '[', ..] && (text.Contains("</p>", StringComparison.Ordinal) || (text.Length >= MinText && text.AsSpan().Count(' ') >= MinWords));
}
