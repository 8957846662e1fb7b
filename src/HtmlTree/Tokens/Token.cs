using HtmlTree.Characters;

namespace HtmlTree.Tokens;

enum TokenKind { End, Text, StartTag, EndTag, Doctype }

/// <summary>What the tokenizer read last; one is filled again and again.</summary>
sealed class Token
{
    public TokenKind Kind;

    /// <summary>A tag's name in the name table.</summary>
    public int Name;

    /// <summary>A text's characters; a start tag's attributes in the arena.</summary>
    public Slice Content;

    public bool IsSelfClosing;

    /// <summary>Whether the document type asks for the layout of old browsers.</summary>
    public bool IsQuirky;

    public bool IsStart(HtmlName name) => Kind == TokenKind.StartTag && Name == (int)name;

    public bool IsEnd(HtmlName name) => Kind == TokenKind.EndTag && Name == (int)name;
}

/// <summary>How the content of the element just begun is read.</summary>
enum ContentModel { Data, Rcdata, Rawtext, Script, Plaintext }
