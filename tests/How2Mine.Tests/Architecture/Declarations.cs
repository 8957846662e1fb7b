using System.Text.RegularExpressions;

namespace How2Mine.Tests.Architecture;

/// <summary>A function of a source file, with the lines it takes from its signature to its end; local functions count as part of theirs.</summary>
public sealed record Function(string Name, int Line, int Lines);

/// <summary>The types and functions that blanked source declares.</summary>
sealed partial class Declarations
{
    readonly string _code;

    public List<string> Types { get; } = [];

    public List<Function> Functions { get; } = [];

    Declarations(string code) => _code = code;

    public static Declarations Of(SourceFile file)
    {
        var found = new Declarations(file.Code);
        found.Members(0, file.Code.Length, typeDepth: 0);
        return found;
    }

    /// <summary>Goes through the members between two places: each ends at a semicolon or at its closing brace, outside of all brackets.</summary>
    void Members(int from, int end, int typeDepth)
    {
        for (var start = from; ;)
        {
            while (start < end && (char.IsWhiteSpace(_code[start]) || _code[start] is ';' or '}')) start++;
            if (start >= end) return;
            if (_code[start] == '[' && Close(start, end) is var attributes) { start = attributes + 1; continue; }
            start = Member(start, end, typeDepth);
        }
    }

    int Member(int start, int end, int typeDepth)
    {
        var (stop, brace, arrow, equals) = (start, -1, -1, -1);
        for (; stop < end && _code[stop] != ';'; stop++)
        {
            if (_code[stop] == '=' && stop + 1 < end && _code[stop + 1] == '>') arrow = arrow < 0 ? stop : arrow;
            else if (_code[stop] == '=' && IsAssignment(stop)) equals = equals < 0 ? stop : equals;
            if (_code[stop] is not ('(' or '[' or '{')) continue;
            var close = Close(stop, end);
            if (_code[stop] == '{' && brace < 0 && equals < 0 && arrow < 0)
            {
                brace = stop;
                stop = close;
                // "{ get; } = 1;" goes on behind its brace.
                if (NextSign(close + 1, end) != '=') break;
            }
            else stop = close;
        }
        var head = _code[start..new[] { brace, arrow, equals, stop, end }.Where(i => i >= 0).Min()];
        if (NamespaceHead().IsMatch(head))
        {
            if (brace >= 0) Members(brace + 1, stop, typeDepth);
        }
        else if (TypeHead().Match(head) is { Success: true } type)
        {
            if (typeDepth == 0) Types.Add(type.Groups["name"].Value);
            if (brace >= 0) Members(brace + 1, stop, typeDepth + 1);
        }
        else if (IsFunction(Math.Min(stop + 1, end), brace, arrow, equals)) Add(head, start, Math.Min(stop, end - 1));
        return stop + 1;
    }

    /// <summary>A member with a body; a field counts if it holds a lambda.</summary>
    bool IsFunction(int end, int brace, int arrow, int equals) =>
        equals >= 0 ? _code.AsSpan(equals, end - equals).Contains("=>", StringComparison.Ordinal)
        : brace >= 0 ? !AutoProperty().IsMatch(_code[brace..end]) : arrow >= 0;

    void Add(string head, int start, int stop)
    {
        var name = Called().Match(head) is { Success: true } called ? called.Groups["name"].Value : head.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1];
        Functions.Add(new Function(name, _code.AsSpan(0, start).Count('\n') + 1, _code.AsSpan(start, stop - start + 1).Count('\n') + 1));
    }

    int Close(int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (_code[i] is '(' or '[' or '{') depth++;
            else if (_code[i] is ')' or ']' or '}' && --depth == 0) return i;
        }
        return end;
    }

    bool IsAssignment(int at) => _code[at - 1] is not ('=' or '!' or '<' or '>') && at + 1 < _code.Length && _code[at + 1] != '=';

    char NextSign(int from, int end)
    {
        while (from < end && char.IsWhiteSpace(_code[from])) from++;
        return from < end ? _code[from] : '\0';
    }

    [GeneratedRegex(@"^\{\s*(?:(?:private|protected|internal)?\s*(?:get|set|init);\s*)+\}")]
    private static partial Regex AutoProperty();

    [GeneratedRegex(@"(?<name>\w+)(?:<[\w, ]+>)?\(")]
    private static partial Regex Called();

    [GeneratedRegex(@"^namespace\s")]
    private static partial Regex NamespaceHead();

    [GeneratedRegex(@"^(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*(?:class|interface|enum|struct|record(?:\s+struct|\s+class)?|delegate\s+\S+)\s+(?<name>\w+)")]
    private static partial Regex TypeHead();
}
