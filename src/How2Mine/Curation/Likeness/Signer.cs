namespace How2Mine.Curation.Likeness;

/// <summary>The words by which a candidate is compared: its goal, a line, and its steps.</summary>
public sealed record CandidateText(string CandidateId, string TextDigest, string Text);

/// <summary>A candidate's band keys, and of each permutation's least hash the last byte, eight to a number: two sketches agree in (255 s + 1) / 256 of their bytes at likeness s.</summary>
/// <param name="Bands">Empty where the text has no word: it is like no other.</param>
public sealed record Signature(long[] Bands, long[] Sketch);

/// <summary>Signs candidates by MinHash over their shingles.</summary>
public sealed class Signer(Banding banding) : IStation<CandidateText, Signature>
{
    [ThreadStatic]
    static List<uint>? _shingles;

    readonly MinHash _permutations = new(banding.Permutations);

    public string Name => "signature";

    public Outcome<Signature> Process(CandidateText input) => Keep.Of(Sign(input.Text));

    public Signature Sign(string text)
    {
        var shingles = _shingles ??= [];
        shingles.Clear();
        Shingles.Read(text, shingles);
        if (shingles.Count == 0) return new([], []);
        Span<uint> least = stackalloc uint[_permutations.Length];
        _permutations.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shingles), least);
        var (bands, sketch) = (new long[banding.Bands], new long[(banding.Permutations + 7) / 8]);
        for (var band = 0; band < bands.Length; band++) bands[band] = Key(least.Slice(band * banding.Rows, banding.Rows));
        for (var i = 0; i < banding.Permutations; i++) sketch[i / 8] |= (long)(byte)least[i] << (8 * (i % 8));
        return new(bands, sketch);
    }

    static long Key(ReadOnlySpan<uint> rows)
    {
        var key = 0xCBF29CE484222325;
        foreach (var row in rows) key = ulong.RotateLeft((key ^ row) * 0x9E3779B97F4A7C15, 29);
        return (long)(key ^ (key >> 32));
    }
}
