namespace How2Mine.Text;

public enum BlockKind { Paragraph, Heading, ListItem, TableCell, Term, Definition, Code, Caption }

/// <summary>A stretch of text between two borders of the layout, with its place in the page's structure.</summary>
public sealed record TextBlock(BlockKind Kind, string Text)
{
    /// <summary>1 to 6 for headings, the nesting for list items, else 0.</summary>
    public int Level { get; init; }

    /// <summary>The list or table that the block is in, numbered by page; 0 for none. Nested lists have numbers of their own.</summary>
    public int List { get; init; }

    /// <summary>The item of that list, or the row of that table, from 1.</summary>
    public int Item { get; init; }

    public bool IsOrdered { get; init; }

    /// <summary>The element around the block, numbered by page: neighbours with the same parent belong together.</summary>
    public int Parent { get; init; }

    /// <summary>The innermost region of the block.</summary>
    internal int Owner { get; init; }

    /// <summary>Characters of the text that stand in links.</summary>
    public int LinkCharacters { get; init; }

    /// <summary>The bold words that the text starts with, or empty.</summary>
    public string BoldLead { get; init; } = "";

    /// <summary>Whether the block belongs to what the page is about.</summary>
    public bool IsMain { get; init; }

    /// <summary>Whether the block may belong to it: mining looks at more than the text keeps, for its own rules tell steps from menus.</summary>
    public bool IsNear { get; init; }

    /// <summary>The block stands in the page's structured data, not in its visible text.</summary>
    public bool IsFromData { get; init; }

    /// <summary>Class and id words of the nearest elements, for hints such as "instructions".</summary>
    public string Hints { get; init; } = "";

    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkCharacters / Text.Length);
}
