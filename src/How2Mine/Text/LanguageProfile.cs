namespace How2Mine.Text;

/// <summary>
/// A line of function-words.txt: what a language looks like in one script. Words are listed the most frequent first, endings have three or
/// four letters.
/// </summary>
sealed record LanguageProfile(string Code, Script Script, string Letters, string[] Words, string[] Endings)
{
    const string Resource = "How2Mine.Text.function-words.txt";

    public static IReadOnlyList<LanguageProfile> ReadAll()
    {
        using var stream = typeof(LanguageProfile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"no resource '{Resource}' in the assembly, expected the lists of function words: build the project again");
        using var reader = new StreamReader(stream);
        var profiles = new List<LanguageProfile>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') profiles.Add(Parse(line));
        return profiles;
    }

    public static LanguageProfile Parse(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        if (fields.Length != 5 || !Enum.TryParse<Script>(fields[1], out var script))
            throw new FormatException($"got '{line}', expected 'code | script | letters | words | endings' with a script by its English name");
        return new(fields[0], script, fields[2], Split(fields[3]), Split(fields[4]));
    }

    static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
