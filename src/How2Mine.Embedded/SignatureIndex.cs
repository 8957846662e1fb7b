using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Lake;

namespace How2Mine.Embedded;

/// <summary>All signed texts by their sights: what was decided on them, and which share a band.</summary>
sealed class SignatureIndex
{
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

    /// <summary>Pairs that share a band, in as many passes over the signatures as memory asks for.</summary>
    public async Task<List<ulong>> PairsAsync(long memory, CancellationToken cancel)
    {
        var inOnePass = (int)Math.Clamp(memory / (sizeof(long) * Math.Max(1L, Kept.Length)), 1, _banding.Bands);
        var (pairs, joined) = (new List<ulong>(), new List<ulong>());
        for (var band = 0; band < _banding.Bands; band += inOnePass)
        {
            BandPairs.Join(pairs, BandPairs.Of(await KeysAsync(band, Math.Min(inOnePass, _banding.Bands - band), cancel), HasWords, Undecided, cancel), joined);
            (pairs, joined) = (joined, pairs);
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
