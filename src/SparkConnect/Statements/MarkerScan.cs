namespace SparkConnect.Statements;

/// <summary>Finds the <c>:name</c> markers of a statement: not those in strings, quoted names and comments.</summary>
static class MarkerScan
{
    /// <summary>Where the markers stand, colon and name.</summary>
    public static IEnumerable<Range> Markers(string sql)
    {
        for (var at = 0; at < sql.Length;)
        {
            var next = Skip(sql, at);
            if (next > at)
            {
                at = next;
                continue;
            }

            var end = MarkerEnd(sql, at);
            if (end > at) yield return at..end;
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>The place behind the string, name or comment that starts here; this place if none does.</summary>
    static int Skip(string sql, int at) => sql[at] switch
    {
        '\'' or '"' => Quoted(sql, at, hasEscapes: !IsRaw(sql, at)),
        '`' => Quoted(sql, at, hasEscapes: false),
        '-' when Is(sql, at, "--") => LineEnd(sql, at),
        '/' when Is(sql, at, "/*") => CommentEnd(sql, at),
        '$' when DollarTag(sql, at) is { } tag => Behind(sql, tag, at + tag.Length),
        _ => at,
    };

    static int Quoted(string sql, int start, bool hasEscapes)
    {
        for (var at = start + 1; at < sql.Length; at++)
        {
            if (hasEscapes && sql[at] == '\\') at++;
            else if (sql[at] == sql[start]) return at + 1;
        }

        return sql.Length;
    }

    static bool IsRaw(string sql, int at) => at > 0 && sql[at - 1] is 'r' or 'R' && (at == 1 || !IsName(sql[at - 2]));

    static int LineEnd(string sql, int at)
    {
        while (at < sql.Length && sql[at] is not ('\n' or '\r')) at += sql[at] == '\\' && at + 1 < sql.Length && sql[at + 1] == '\n' ? 2 : 1;
        return at;
    }

    /// <summary>Comments may hold comments.</summary>
    static int CommentEnd(string sql, int start)
    {
        var depth = 0;
        for (var at = start; at < sql.Length - 1; at++)
        {
            if (Is(sql, at, "/*")) { depth++; at++; }
            else if (Is(sql, at, "*/") && --depth == 0) return at + 2;
            else if (Is(sql, at, "*/")) at++;
        }

        return sql.Length;
    }

    static string? DollarTag(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && IsName(sql[end])) end++;
        return end < sql.Length && sql[end] == '$' && (at == 0 || !IsName(sql[at - 1])) ? sql[at..(end + 1)] : null;
    }

    static int Behind(string sql, string what, int from) =>
        sql.IndexOf(what, from, StringComparison.Ordinal) is var found and >= 0 ? found + what.Length : sql.Length;

    /// <summary>A colon behind a name or bracket takes a field out of a variant, two make a cast.</summary>
    static int MarkerEnd(string sql, int at)
    {
        if (sql[at] != ':' || (at > 0 && (IsName(sql[at - 1]) || sql[at - 1] is ':' or ')' or ']' or '`'))) return at;
        var end = at + 1;
        while (end < sql.Length && IsName(sql[end])) end++;
        return end > at + 1 ? end : at;
    }

    static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    static bool Is(string sql, int at, string what) => string.CompareOrdinal(sql, at, what, 0, what.Length) == 0;
}
