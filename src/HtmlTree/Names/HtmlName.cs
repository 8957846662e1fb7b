namespace HtmlTree;

/// <summary>Names of elements and attributes that the parser or its users ask for; others are numbered per document, from <see cref="Count"/>.</summary>
public enum HtmlName
{
    None,
    // Elements.
    A, Abbr, Acronym, Address, AnnotationXml, Applet, Area, Article, Aside, Audio, B, Base, Basefont, Bdi, Bdo, Bgsound, Big, Blockquote, Body, Br, Button,
    Canvas, Caption, Center, Cite, Code, Col, Colgroup, Data, Datalist, Dd, Del, Desc, Details, Dfn, Dialog, Dir, Div, Dl, Dt, Em, Embed, Fieldset, Figcaption, Figure,
    Font, Footer, ForeignObject, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head, Header, Hgroup, Hr, Html, I, Iframe, Image, Img, Input, Ins, Kbd, Keygen,
    Label, Legend, Li, Link, Listing, Main, Malignmark, Map, Mark, Marquee, Math, Menu, Meta, Meter, Mglyph, Mi, Mn, Mo, Ms, Mtext, Nav, Nobr, Noembed, Noframes, Noscript,
    Object, Ol, Optgroup, Option, Output, P, Param, Picture, Plaintext, Pre, Progress, Q, Rb, Rp, Rt, Rtc, Ruby, S, Samp, Script, Search, Section, Select, Small, Source, Span,
    Strike, Strong, Style, Sub, Summary, Sup, Svg, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Track, Tt, U, Ul, Var, Video, Wbr, Xmp,
    // Attributes; those named like an element are above.
    Align, Alt, AriaHidden, AriaLabel, Class, Color, Colspan, Content, Datetime, Encoding, Face, Height, Hidden, Href, HttpEquiv, Id, Itemid, Itemprop, Itemscope, Itemtype, Lang, Language, Name,
    Property, Rel, Role, Rowspan, Size, Src, Start, Target, Type, Typeof, Value, Vocab, Width, XmlLang,
    Count,
}
