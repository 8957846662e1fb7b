using System.Text;

namespace How2Mine.Crawl;

/// <summary>Header fields in their order, looked up without case; folded lines are joined.</summary>
public sealed class HeaderFields
{
    readonly List<KeyValuePair<string, string>> _fields = [];

    public static HeaderFields Empty { get; } = new();

    /// <summary>The first field of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _fields)
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
            return null;
        }
    }

    /// <summary>All values of that name, joined by commas as HTTP lets one do (RFC 9110, 5.3).</summary>
    public string? Joined(string name)
    {
        var values = _fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Reads the lines of a header block, without its start line. Lines without a colon are passed over.</summary>
    public static HeaderFields Parse(ReadOnlySpan<byte> block)
    {
        var fields = new HeaderFields();
        var folded = new StringBuilder();
        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)'\n');
            var line = (end < 0 ? block : block[..end]).TrimEnd("\r\n"u8);
            block = end < 0 ? default : block[(end + 1)..];
            if (line.IsEmpty) continue;
            if (line[0] is (byte)' ' or (byte)'\t') folded.Append(' ').Append(Text(line));
            else fields.Add(line, folded);
        }
        fields.Unfold(folded);
        return fields;
    }

    internal void Add(string name, string value) => _fields.Add(new(name, value));

    void Add(ReadOnlySpan<byte> line, StringBuilder folded)
    {
        Unfold(folded);
        var colon = line.IndexOf((byte)':');
        if (colon > 0) _fields.Add(new(Text(line[..colon]), Text(line[(colon + 1)..])));
    }

    /// <summary>Joins folded lines to the field before them.</summary>
    void Unfold(StringBuilder folded)
    {
        if (folded.Length > 0 && _fields.Count > 0)
        {
            var (name, value) = _fields[^1];
            _fields[^1] = new(name, $"{value}{folded}".Trim());
        }
        folded.Clear();
    }

    /// <summary>UTF-8, as WARC says, or Latin-1 for what is not.</summary>
    static string Text(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim(" \t"u8);
        return (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }
}
