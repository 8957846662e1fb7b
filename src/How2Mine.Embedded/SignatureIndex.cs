using System.Runtime.CompilerServices;
using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Lake;

namespace How2Mine.Embedded;

/// <summary>All signed texts by their sights: what was decided on them, and which share a band.</summary>
sealed class SignatureIndex
{
    /// <summary>Those of all bands, before and after a band joins them, and those of the bands under way.</summary>
    const int BytesOfPair = 6 * sizeof(ulong);

    readonly LakeQuery _query;
    readonly Banding _banding;
    readonly int _signed;
    readonly List<Signature> _planted = [];

    SignatureIndex(LakeQuery query, Banding banding, int signed, int planted)
    {
        (_query, _banding, _signed) = (query, banding, signed);
        (Kept, Undecided, HasWords) = (new bool[signed + planted], new bool[signed + planted], new bool[signed + planted]);
    }

    public bool[] Kept { get; }

    public bool[] Undecided { get; }

    bool[] HasWords { get; }

    /// <param name="signed">One more than the last sight.</param>
    /// <param name="planted">Places behind it for planted texts.</param>
    public static async Task<SignatureIndex> ReadAsync(LakeQuery query, Banding banding, int signed, int planted, CancellationToken cancel)
    {
        var index = new SignatureIndex(query, banding, signed, planted);
        await query.ExecuteAsync($"create or replace temp view signed as {CurationSql.Open}", cancel);
        await using var reader = await query.ReadAsync("select sight, kept, undecided, len(bands) > 0 from signed", cancel);
        while (await reader.ReadAsync(cancel))
        {
            var sight = reader.GetInt64(0);
            (index.Kept[sight], index.Undecided[sight], index.HasWords[sight]) = (reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3));
        }
        return index;
    }

    public void Plant(IReadOnlyList<PlantedText> texts, Signer signer)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            _planted.Add(signer.Sign(texts[i].Text));
            (Undecided[_signed + i], HasWords[_signed + i]) = (true, true);
        }
    }

    /// <summary>Pairs that share a band, all at once or, where they are more than memory holds, of as many later texts at a time as it does: in order of those.</summary>
    public async IAsyncEnumerable<List<ulong>> PairsAsync(long memory, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (int from = 0, texts = Kept.Length; from < Kept.Length;)
        {
            // One text alone has at most as many pairs as its bands have first ones.
            if (await PairsAsync(from, Math.Min(texts, Kept.Length - from), texts == 1 ? int.MaxValue : (int)Math.Min(memory / BytesOfPair, int.MaxValue), memory, cancel) is not { } pairs)
            {
                texts = (Math.Min(texts, Kept.Length - from) + 1) / 2;
                continue;
            }
            yield return pairs;
            from += texts;
        }
    }

    /// <param name="from">First of the later texts.</param>
    /// <returns>Null for more than the most.</returns>
    async Task<List<ulong>?> PairsAsync(int from, int texts, int most, long memory, CancellationToken cancel)
    {
        var open = new bool[Undecided.Length];
        Undecided.AsSpan(from, texts).CopyTo(open.AsSpan(from));
        var inOnePass = (int)Math.Clamp(memory / (sizeof(long) * Math.Max(1L, Kept.Length)), 1, _banding.Bands);
        var (pairs, joined) = (new List<ulong>(), new List<ulong>());
        for (var band = 0; band < _banding.Bands; band += inOnePass)
        {
            if (BandPairs.Of(await KeysAsync(band, Math.Min(inOnePass, _banding.Bands - band), cancel), HasWords, open, most, cancel) is not { } some) return null;
            BandPairs.Join(pairs, some, joined);
            (pairs, joined) = (joined, pairs);
            if (pairs.Count > most) return null;
        }
        return pairs;
    }

    async Task<long[][]> KeysAsync(int first, int count, CancellationToken cancel)
    {
        var keys = new long[count][];
        for (var band = 0; band < count; band++) keys[band] = new long[Kept.Length];
        var columns = string.Join(", ", Enumerable.Range(first + 1, count).Select(band => $"bands[{band}]"));
        await using var reader = await _query.ReadAsync($"select sight, {columns} from {LakeTables.Signatures} where len(bands) > 0", cancel);
        while (await reader.ReadAsync(cancel))
        {
            var sight = reader.GetInt64(0);
            for (var band = 0; band < count; band++) keys[band][sight] = reader.GetInt64(band + 1);
        }
        for (var i = 0; i < _planted.Count; i++)
            for (var band = 0; band < count; band++) keys[band][_signed + i] = _planted[i].Bands[first + band];
        return keys;
    }
}
