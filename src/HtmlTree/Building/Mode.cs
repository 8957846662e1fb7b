namespace HtmlTree.Building;

/// <summary>The standard's insertion modes.</summary>
enum Mode
{
    Initial, BeforeHtml, BeforeHead, InHead, InHeadNoscript, AfterHead, InBody, Text, InTable, InTableText, InCaption, InColumnGroup, InTableBody, InRow, InCell, InSelect, InSelectInTable, InTemplate,
    AfterBody, InFrameset, AfterFrameset, AfterAfterBody, AfterAfterFrameset,
}
