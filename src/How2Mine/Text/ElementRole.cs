namespace How2Mine.Text;

/// <summary>What an element means for the text: where blocks begin, what never belongs to it.</summary>
enum ElementRole { Inline, Block, Skipped, Navigation, Heading, List, Item, Table, Row, Cell, Term, Definition, Break, Preformatted, Caption, Paragraph, Bold, Link }

static class ElementRoles
{
    public static ElementRole Of(string name) => name switch
    {
        "script" or "style" or "noscript" or "template" or "svg" or "math" or "canvas" or "iframe" or "object" or "embed" or "applet" or "audio" or "video" or "map"
            or "head" or "button" or "select" or "datalist" or "input" or "textarea" or "dialog" or "menu" or "frameset" or "progress" or "meter" => ElementRole.Skipped,
        "nav" or "footer" or "aside" => ElementRole.Navigation,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => ElementRole.Heading,
        "ul" or "ol" => ElementRole.List,
        "li" => ElementRole.Item,
        "table" => ElementRole.Table,
        "tr" => ElementRole.Row,
        "td" or "th" => ElementRole.Cell,
        "dt" => ElementRole.Term,
        "dd" => ElementRole.Definition,
        "br" or "hr" => ElementRole.Break,
        "pre" or "listing" or "xmp" => ElementRole.Preformatted,
        "figcaption" or "caption" => ElementRole.Caption,
        "p" => ElementRole.Paragraph,
        "b" or "strong" => ElementRole.Bold,
        "a" => ElementRole.Link,
        "address" or "article" or "blockquote" or "body" or "center" or "details" or "div" or "dir" or "dl" or "fieldset" or "figure" or "form" or "header" or "hgroup"
            or "html" or "legend" or "main" or "option" or "optgroup" or "section" or "summary" or "tbody" or "thead" or "tfoot" or "colgroup" or "col" or "picture" => ElementRole.Block,
        _ => ElementRole.Inline,
    };
}
