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
        string? joined = null;
        foreach (var (key, value) in _fields)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) joined = joined is null ? value : joined + ", " + value;
        return joined;
    }

    /// <summary>Reads the lines of a header block, without its start line. Lines without a colon are passed over.</summary>
    public static HeaderFields Parse(ReadOnlySpan<byte> block)
    {
        var fields = new HeaderFields();
        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)'\n');
            var line = end < 0 ? block : block[..end];
            block = end < 0 ? default : block[(end + 1)..];
            fields.Add(line.TrimEnd("\r\n"u8));
        }
        return fields;
    }

    internal void Add(string name, string value) => _fields.Add(new(name, value));

    void Add(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty) return;
        if (line[0] is (byte)' ' or (byte)'\t')
        {
            if (_fields.Count == 0) return;
            var (name, value) = _fields[^1];
            _fields[^1] = new(name, $"{value} {Text(line)}".Trim());
            return;
        }
        var colon = line.IndexOf((byte)':');
        if (colon > 0) _fields.Add(new(Text(line[..colon]), Text(line[(colon + 1)..])));
    }

    /// <summary>UTF-8, as WARC says, or Latin-1 for what is not.</summary>
    static string Text(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim(" \t"u8);
        return (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }
}
