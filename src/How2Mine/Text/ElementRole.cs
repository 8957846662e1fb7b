using HtmlTree;
using static HtmlTree.HtmlName;

namespace How2Mine.Text;

/// <summary>What an element means for the text: where blocks begin, what never belongs to it.</summary>
enum ElementRole { Inline, Block, Skipped, Navigation, Heading, List, Item, Table, Row, Cell, Term, Definition, Break, Preformatted, Caption, Paragraph, Bold, Link }

static class ElementRoles
{
    static readonly ElementRole[] Roles = Build();

    /// <summary>Unknown elements are inline, foreign ones skipped.</summary>
    public static ElementRole Of(HtmlNode element) => element.ForeignSpace.Length > 0 ? ElementRole.Skipped : Of(element.Name);

    public static ElementRole Of(HtmlName name) => Roles[(int)name];

    static ElementRole[] Build()
    {
        var roles = new ElementRole[(int)Count];
        Are(ElementRole.Skipped, HtmlName.Script, Style, Noscript, Template, Svg, HtmlName.Math, Canvas, Iframe, HtmlName.Object, Embed, Applet, Audio, Video, Map, Head, Button, Select, Datalist, Input, Textarea,
            Dialog, Menu, Frameset, Progress, Meter);
        Are(ElementRole.Navigation, Nav, Footer, Aside);
        Are(ElementRole.Heading, H1, H2, H3, H4, H5, H6);
        Are(ElementRole.List, Ul, Ol);
        Are(ElementRole.Item, Li);
        Are(ElementRole.Table, Table);
        Are(ElementRole.Row, Tr);
        Are(ElementRole.Cell, Td, Th);
        Are(ElementRole.Term, Dt);
        Are(ElementRole.Definition, Dd);
        Are(ElementRole.Break, Br, Hr);
        Are(ElementRole.Preformatted, Pre, Listing, Xmp);
        Are(ElementRole.Caption, Figcaption, Caption);
        Are(ElementRole.Paragraph, P);
        Are(ElementRole.Bold, B, Strong);
        Are(ElementRole.Link, A);
        Are(ElementRole.Block, Address, Article, Blockquote, Body, Center, Details, Div, Dir, Dl, Fieldset, Figure, Form, Header, Hgroup, Html, Legend, Main, Option, Optgroup, Section, Summary, Tbody,
            Thead, Tfoot, Colgroup, Col, Picture);
        return roles;

        void Are(ElementRole role, params ReadOnlySpan<HtmlName> names)
        {
            foreach (var name in names) roles[(int)name] = role;
        }
    }
}
