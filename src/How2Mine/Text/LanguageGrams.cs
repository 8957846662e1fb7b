using System.Numerics;
using System.Runtime.InteropServices;

namespace How2Mine.Text;

/// <summary>Groups of three letters, word borders included, with what each is worth to the languages of its script: tells apart short texts that have few of the listed words.</summary>
/// <remarks>
/// Trained by tests/How2Mine.Training (languages), whose README has sources and figures. The file: magic, number of scripts; for each its number, codes of its languages,
/// number of groups; for each group a hash and a worth a language in 1/<see cref="Unit"/> nats. A language that no text was at hand for has no column, and gains and loses nothing.
/// </remarks>
sealed class LanguageGrams
{
    public const uint Magic = 0x474C3248;

    /// <summary>220 letters at the most worth fit a short.</summary>
    public const float Unit = 16;

    /// <summary>Letters that are read; the listed words decide of longer texts.</summary>
    const int MaxLetters = 220;

    /// <summary>A group that comes again and again is a column of a table.</summary>
    const int MaxTimes = 3;

    /// <summary>Groups overlap and so say things three times.</summary>
    const float Independence = 0.4f;

    static readonly Lazy<LanguageGrams> Loaded = new(() => Read(typeof(LanguageGrams).Assembly.GetManifestResourceStream("How2Mine.Text.language-grams.bin")
        ?? throw new InvalidDataException("the resource How2Mine.Text.language-grams.bin is not in the program: build it with the file embedded"), LanguageModel.Default));

    readonly Table?[] _tables = new Table?[ScriptTable.ScriptCount];

    public static LanguageGrams Default => Loaded.Value;

    /// <summary>Adds what the text's first letters of a script are worth to the script's profiles, in nats.</summary>
    public void Score(ReadOnlySpan<char> text, Script script, Span<float> scores)
    {
        if (_tables[(int)script] is not { } table) return;
        Span<short> worth = stackalloc short[table.Width];
        worth.Clear();
        table.Read(text, script, worth);
        for (var column = 0; column < table.Profiles.Length; column++)
            foreach (var profile in table.Profiles[column]) scores[profile] += Independence * worth[column] / Unit;
    }

    static LanguageGrams Read(Stream stream, LanguageModel model)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("the groups of letters do not begin with H2LG: train them anew with How2Mine.Training");
        var grams = new LanguageGrams();
        for (var scripts = reader.ReadInt32(); scripts > 0; scripts--)
        {
            var script = (Script)reader.ReadByte();
            var codes = reader.ReadString().Split(' ');
            var profiles = codes.Select(code => model.ProfilesOf(script).ToArray().Where(p => model.Profiles[p].Code == code).ToArray()).ToArray();
            var rows = new Dictionary<uint, int>();
            var count = reader.ReadInt32();
            var width = (codes.Length + Vector<short>.Count - 1) / Vector<short>.Count * Vector<short>.Count;
            var worths = new short[count * width];
            for (var row = 0; row < count; row++)
            {
                rows[reader.ReadUInt32()] = row;
                for (var column = 0; column < codes.Length; column++) worths[(row * width) + column] = reader.ReadSByte();
            }
            grams._tables[(int)script] = new Table(profiles, rows, worths, width);
        }
        return grams;
    }

    /// <summary>The groups of one script.</summary>
    /// <param name="Width">Columns of a row, those that fill up the last vector included.</param>
    sealed record Table(int[][] Profiles, Dictionary<uint, int> Rows, short[] Worths, int Width)
    {
        public void Read(ReadOnlySpan<char> text, Script script, Span<short> worth)
        {
            Span<byte> times = stackalloc byte[Rows.Count];
            times.Clear();
            var groups = new LetterGroups(text, script);
            while (groups.Letters < MaxLetters && groups.MoveNext())
                if (Rows.TryGetValue(groups.Current, out var row) && ++times[row] <= MaxTimes) Add(row, worth);
        }

        void Add(int row, Span<short> worth)
        {
            var from = MemoryMarshal.Cast<short, Vector<short>>(Worths.AsSpan(row * Width, Width));
            var to = MemoryMarshal.Cast<short, Vector<short>>(worth);
            for (var i = 0; i < to.Length; i++) to[i] += from[i];
        }
    }
}
