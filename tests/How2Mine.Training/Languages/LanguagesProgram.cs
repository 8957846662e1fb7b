using System.Globalization;
using System.Text.Json;
using How2Mine.Text;

namespace How2Mine.Training.Languages;

/// <summary>Counts groups of three letters in texts of known language and writes what each is worth.</summary>
static class LanguagesProgram
{
    /// <summary>Letters that a language needs to be counted, and that are read of it.</summary>
    const int MinLetters = 1_500, MaxLetters = 600_000;

    /// <summary>Groups kept for a script of two languages; each further one adds as many.</summary>
    const int Kept = 900, MostKept = 16_000;

    const double Least = -2.5, Most = 5;

    /// <summary>TEXTS are JSON lines with code and t.</summary>
    public static int Run(string texts, string output)
    {
        var lines = File.ReadLines(texts).Select(l => JsonDocument.Parse(l).RootElement).Select(l => (Code: l.GetProperty("code").GetString()!, Text: l.GetProperty("t").GetString()!)).ToList();
        var scripts = LanguageModel.Default.Profiles.GroupBy(p => p.Script).Where(g => g.DistinctBy(p => p.Code).Count() > 1).ToList();
        using var file = new BinaryWriter(File.Create(output));
        file.Write(LanguageGrams.Magic);
        file.Write(scripts.Count);
        foreach (var script in scripts)
        {
            var counts = script.Select(p => p.Code).Distinct().Select(code => (Code: code, Counts: Count(lines.Where(l => l.Code == code).Select(l => l.Text), script.Key))).Where(c => c.Counts.Values.Sum() >= MinLetters).ToList();
            Write(file, script.Key, counts);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.BaseStream.Length:N0} bytes in {output}"));
        return 0;
    }

    static void Write(BinaryWriter file, Script script, List<(string Code, Dictionary<uint, int> Counts)> languages)
    {
        var totals = languages.ConvertAll(l => (double)l.Counts.Values.Sum());
        var grams = languages.SelectMany(l => l.Counts.Keys).Distinct().Select(gram => (Gram: gram, Shares: languages.Select((l, i) => (l.Counts.GetValueOrDefault(gram) + 0.5) / (totals[i] + 5000)).ToArray()))
            .Select(g => (g.Gram, g.Shares, Mean: g.Shares.Average()))
            .OrderByDescending(g => g.Mean * g.Shares.Max(s => Math.Abs(Math.Log(s / g.Mean)))).ThenBy(g => g.Gram).Take(Math.Min(MostKept, Kept * languages.Count)).OrderBy(g => g.Gram).ToList();
        file.Write((byte)script);
        file.Write(string.Join(' ', languages.Select(l => l.Code)));
        file.Write(grams.Count);
        foreach (var gram in grams)
        {
            file.Write(gram.Gram);
            foreach (var share in gram.Shares) file.Write((sbyte)Math.Round(LanguageGrams.Unit * Math.Clamp(Math.Log(share / gram.Mean), Least, Most)));
        }
        Console.WriteLine($"{script}: {grams.Count} groups, {languages.Count} languages: {string.Join(' ', languages.Select(l => l.Code))}");
    }

    static Dictionary<uint, int> Count(IEnumerable<string> texts, Script script)
    {
        var (counts, letters) = (new Dictionary<uint, int>(), 0);
        foreach (var text in texts)
        {
            var groups = new LetterGroups(text, script);
            while (groups.MoveNext()) counts[groups.Current] = counts.GetValueOrDefault(groups.Current) + 1;
            letters += groups.Letters;
            if (letters >= MaxLetters) break;
        }
        return counts;
    }
}
