using System.Text;
using HtmlTree;

namespace How2Mine.Tests.HtmlTree;

/// <summary>Trees as text, a node a line, as the standard's test files write them, but for comments, document types and the upper case of foreign names.</summary>
static class Dump
{
    public static string Of(string html)
    {
        using var document = HtmlDocument.Parse(html);
        var lines = new StringBuilder();
        Children(document.Root, 0, lines);
        return lines.ToString();
    }

    static void Children(HtmlNode node, int depth, StringBuilder into)
    {
        var text = new StringBuilder();
        for (var child = node.FirstChild; child.Exists; child = child.Next)
        {
            if (child.IsText) { text.Append(child.Text); continue; }
            Text(text, depth, into);
            Line(into, depth, $"<{(child.ForeignSpace.Length > 0 ? child.ForeignSpace + " " : "")}{child.LocalName}>");
            var attributes = Enumerable.Range(0, child.AttributeCount).Select(child.AttributeAt);
            foreach (var (name, value) in attributes.OrderBy(a => a.Name, StringComparer.Ordinal)) Line(into, depth + 1, $"{name}=\"{value}\"");
            var isTemplate = child.Is(HtmlName.Template);
            if (isTemplate) Line(into, depth + 1, "content");
            Children(child, depth + (isTemplate ? 2 : 1), into);
        }
        Text(text, depth, into);
    }

    /// <summary>The tree that AngleSharp makes.</summary>
    public static string OfAngleSharp(string html)
    {
        var lines = new StringBuilder();
        Children(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html), 0, lines);
        return lines.ToString();
    }

    static void Children(AngleSharp.Dom.INode node, int depth, StringBuilder into)
    {
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            if (child is AngleSharp.Dom.IText { Data: var data }) { text.Append(data); continue; }
            if (child is not AngleSharp.Dom.IElement element) continue;
            Text(text, depth, into);
            var space = element.NamespaceUri switch { "http://www.w3.org/2000/svg" => "svg ", "http://www.w3.org/1998/Math/MathML" => "math ", _ => "" };
            Line(into, depth, $"<{space}{element.LocalName.ToLowerInvariant()}>");
            foreach (var (name, value) in element.Attributes.Select(a => (a.Name.ToLowerInvariant(), a.Value)).OrderBy(a => a.Item1, StringComparer.Ordinal)) Line(into, depth + 1, $"{name}=\"{value}\"");
            var template = element as AngleSharp.Html.Dom.IHtmlTemplateElement;
            if (template is not null) Line(into, depth + 1, "content");
            Children(template is null ? element : template.Content, depth + (template is null ? 1 : 2), into);
        }
        Text(text, depth, into);
    }

    static void Text(StringBuilder text, int depth, StringBuilder into)
    {
        if (text.Length > 0) Line(into, depth, $"\"{text}\"");
        text.Clear();
    }

    static void Line(StringBuilder into, int depth, string line) => into.Append("| ").Append(' ', depth * 2).Append(line).Append('\n');
}
