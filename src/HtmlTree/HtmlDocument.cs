using HtmlTree.Building;

namespace HtmlTree;

/// <summary>A parsed document. Comments, processing instructions and the document type are not kept; scripts do not run. Use no node after disposal.</summary>
/// <remarks>Follows the HTML standard's tree construction (html.spec.whatwg.org, section 13.2) with scripting off.</remarks>
public sealed class HtmlDocument : IDisposable
{
    readonly Arena _arena;

    internal HtmlDocument(Arena arena) => _arena = arena;

    /// <summary>The document, or null and what it passed. Any characters make a document: nothing is malformed.</summary>
    public static HtmlDocument? Parse(string html, HtmlLimits limits, out HtmlExcess? excess)
    {
        ArgumentNullException.ThrowIfNull(html);
        var arena = new Arena(html);
        excess = new TreeBuilder(arena, limits).Build();
        if (excess is null) return new HtmlDocument(arena);
        arena.Dispose();
        return null;
    }

    public static HtmlDocument Parse(string html) => Parse(html, HtmlLimits.None, out _)!;

    /// <summary>The document's node; the only element in it is <c>html</c>.</summary>
    public HtmlNode Root => new(_arena, 0);

    public HtmlNode Html => Root.Child(HtmlName.Html);

    public HtmlNode Head => Html.Child(HtmlName.Head);

    /// <summary>Absent in a document of frames.</summary>
    public HtmlNode Body => Html.Child(HtmlName.Body);

    /// <summary>The first HTML element of the name, in document order.</summary>
    public HtmlNode First(HtmlName name)
    {
        for (var node = Root.NextIn(Root); node.Exists; node = node.NextIn(Root))
            if (node.Is(name)) return node;
        return default;
    }

    public void Dispose() => _arena.Dispose();
}
