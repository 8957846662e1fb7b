using static HtmlTree.HtmlName;

namespace HtmlTree.Names;

/// <summary>What the standard says of an HTML element by its name alone.</summary>
[Flags]
enum Trait : ushort
{
    None = 0,
    Special = 1,
    Formatting = 2,
    /// <summary>Ends every scope but the table's and the select's.</summary>
    ScopeEnd = 4,
    ImpliedEnd = 8,
    ImpliedEndThorough = 16,
    Heading = 32,
    /// <summary>A start tag that closes an open paragraph and an end tag that needs the element in scope.</summary>
    Block = 64,
    HeadContent = 128,
    TablePart = 256,
    /// <summary>An HTML start tag that ends foreign content.</summary>
    Breakout = 512,
    /// <summary>Elements whose stray text and children are put before the table.</summary>
    Fostering = 1024,
    TableContext = 2048,
    BodyContext = 4096,
    RowContext = 8192,
}

static class NameTraits
{
    static readonly Trait[] Traits = Build();

    public static Trait Of(int name) => (uint)name < (uint)Traits.Length ? Traits[name] : Trait.None;

    public static bool Is(int name, Trait trait) => (Of(name) & trait) != 0;

    static Trait[] Build()
    {
        var traits = new Trait[(int)Count];
        Add(Trait.Special,
            Address, Applet, Area, Article, Aside, Base, Basefont, Bgsound, Blockquote, Body, Br, Button, Caption, Center, Col, Colgroup, Dd, Details, Dir, Div, Dl, Dt, Embed, Fieldset,
            Figcaption, Figure, Footer, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, Iframe, Img, Input, Keygen, Li, Link, Listing, Main, Marquee, Menu, Meta, Nav,
            Noembed, Noframes, Noscript, HtmlName.Object, Ol, P, Param, Plaintext, Pre, Script, Search, Section, Select, Source, Style, Summary, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title,
            Tr, Track, Ul, Wbr, Xmp);
        Add(Trait.Formatting, A, B, Big, Code, Em, Font, I, Nobr, S, Small, Strike, Strong, Tt, U);
        Add(Trait.ScopeEnd, Applet, Caption, Html, Table, Td, Th, Marquee, HtmlName.Object, Template);
        Add(Trait.ImpliedEnd, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc);
        Add(Trait.ImpliedEndThorough, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc, Caption, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr);
        Add(Trait.Heading, H1, H2, H3, H4, H5, H6);
        Add(Trait.Block, Address, Article, Aside, Blockquote, Center, Details, Dialog, Dir, Div, Dl, Fieldset, Figcaption, Figure, Footer, Header, Hgroup, Main, Menu, Nav, Ol, Search, Section, Summary, Ul);
        Add(Trait.HeadContent, Base, Basefont, Bgsound, Link, Meta, Noframes, Script, Style, Template, Title);
        Add(Trait.TablePart, Caption, Col, Colgroup, Tbody, Td, Tfoot, Th, Thead, Tr);
        Add(Trait.Breakout,
            B, Big, Blockquote, Body, Br, Center, Code, Dd, Div, Dl, Dt, Em, Embed, H1, H2, H3, H4, H5, H6, Head, Hr, I, Img, Li, Listing, Menu, Meta, Nobr, Ol, P, Pre, Ruby, S, Small, Span, Strong,
            Strike, Sub, Sup, Table, Tt, U, Ul, Var);
        Add(Trait.Fostering, Table, Tbody, Tfoot, Thead, Tr);
        Add(Trait.TableContext, Table);
        Add(Trait.BodyContext, Tbody, Tfoot, Thead);
        Add(Trait.RowContext, Tr);
        return traits;

        void Add(Trait trait, params ReadOnlySpan<HtmlName> names)
        {
            foreach (var name in names) traits[(int)name] |= trait;
        }
    }
}
