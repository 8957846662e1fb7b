using DeltaLake;
using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Looks for texts that are close to earlier ones: signs the new ones, pairs those that share a band, compares them in truth, and lets first sight win.</summary>
/// <remarks>Bounded in memory: signatures are gone through in as many passes as they need, texts loaded piece by piece, in order of sight.</remarks>
sealed class DuplicateSearch(LakeQuery query, DuplicateLimits limits, MiningProgress progress)
{
    /// <summary>Texts that a worker signs at once.</summary>
    const int Together = 256;

    /// <summary>A text with its string's head, its words and its place in a table.</summary>
    const int BytesOfText = 4096;

    /// <summary>Goal and steps as the lines that are compared.</summary>
    const string Lines = "c.goal || chr(10) || array_to_string(c.steps, chr(10))";

    readonly Banding _banding = Banding.Of(limits);

    /// <summary>Writes signatures of texts that have none; null where there are none.</summary>
    /// <exception cref="CallerMistakeException">The lake's signatures are of another scheme.</exception>
    public async Task<AddFile?> SignAsync(DeltaTable table, CancellationToken cancel)
    {
        _banding.RequireSame(await query.RowsAsync($"select distinct scheme from {LakeTables.Signatures}", r => r.GetString(0), cancel));
        await query.ExecuteAsync($"create or replace temp table texts as {CurationSql.Texts}", cancel);
        await using var file = await table.NewDataFileAsync<SignatureRow>(ct: cancel);
        var signer = new Signer(_banding);
        await Flow.RunAsync(
            NewTextsAsync(cancel),
            (texts, _) => Task.FromResult(texts.ConvertAll(t => Row(t, signer))),
            async (rows, stop) =>
            {
                foreach (var row in rows) await file.AddAsync(row, stop);
                progress.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"looking for duplicates: {file.Rows:N0} texts signed"));
            },
            new(Environment.ProcessorCount, 4 * Environment.ProcessorCount, InOrder: true), cancel);
        return file.Rows == 0 ? null : await file.CompleteAsync(cancel);
    }

    sealed record NewText(string CandidateId, string TextDigest, long Sight, string Text);

    SignatureRow Row(NewText text, Signer signer) => signer.Process(new(text.CandidateId, text.TextDigest, text.Text)).IsKept(out var signed, out var drop)
        ? new(text.CandidateId, text.TextDigest, text.Sight, _banding.Scheme, signed[0].Bands, signed[0].Sketch)
        : throw new InvalidOperationException(drop.Detail);

    IAsyncEnumerable<List<NewText>> NewTextsAsync(CancellationToken cancel) => query.BatchesAsync(
        $"select t.candidate_id, t.text_digest, t.sight, {Lines} from {LakeTables.Candidates} c join texts t on c.candidate_id = t.candidate_id",
        r => new NewText(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3)), Together, cancel);

    /// <summary>Makes the table <c>near</c>: undecided texts that are close to an earlier kept one, by their sights.</summary>
    /// <exception cref="InvalidOperationException">Texts planted to test the search were not told apart.</exception>
    public async Task FindAsync(CancellationToken cancel)
    {
        var signed = (int)(await query.RowsAsync($"select coalesce(max(sight), -1) + 1 from {LakeTables.Signatures}", r => r.GetInt64(0), cancel))[0];
        var planted = Planted.Texts(limits.Threshold, _banding);
        var index = await SignatureIndex.ReadAsync(query, _banding, signed, planted.Count, cancel);
        index.Plant(planted, new Signer(_banding));
        progress.Say("looking for duplicates: comparing signatures");
        var (near, firstSight) = (new List<NearText>(), new FirstSight(index.Kept, index.Undecided));
        await foreach (var pairs in index.PairsAsync(limits.MemoryMb * (1L << 20) / 2, cancel)) near.AddRange(await DecideAsync(firstSight, [.. pairs], planted, signed, cancel));
        Planted.Require(planted, near.Where(n => n.Dropped >= signed).ToDictionary(n => planted[n.Dropped - signed].Id, n => (planted[n.Kept - signed].Id, n.Similarity), StringComparer.Ordinal));
        await query.CreateTableAsync("near", "dropped bigint, kept bigint, similarity double", appender =>
        {
            foreach (var text in near.Where(n => n.Dropped < signed)) appender.CreateRow().AppendValue((long)text.Dropped).AppendValue((long)text.Kept).AppendValue(text.Similarity).EndRow();
        }, cancel);
    }

    async Task<List<NearText>> DecideAsync(FirstSight firstSight, ulong[] all, IReadOnlyList<PlantedText> planted, int signed, CancellationToken cancel)
    {
        var near = new List<NearText>();
        for (int start = 0, end; start < all.Length; start = end)
        {
            var needed = new HashSet<int>();
            end = Piece(all, start, firstSight, needed);
            progress.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"looking for duplicates: {end:N0} of {all.Length:N0} pairs"));
            using var texts = new LoadedTexts(await TextsAsync(needed, signed, cancel), planted, signed, limits.Threshold);
            near.AddRange(firstSight.Decide(all.AsMemory(start, end - start), texts.Likeness, cancel));
        }
        return near;
    }

    /// <summary>Pairs, whole texts at a time, whose texts fit into memory.</summary>
    int Piece(ulong[] pairs, int start, FirstSight firstSight, HashSet<int> needed)
    {
        var most = Math.Max(1000, limits.MemoryMb * (1L << 20) / BytesOfText);
        var end = start;
        while (end < pairs.Length && needed.Count < most)
            for (var later = BandPairs.Later(pairs[end]); end < pairs.Length && BandPairs.Later(pairs[end]) == later; end++)
            {
                if (firstSight.IsDropped(BandPairs.Earlier(pairs[end]))) continue;
                needed.Add(later);
                needed.Add(BandPairs.Earlier(pairs[end]));
            }
        return end;
    }

    async Task<Dictionary<int, string>> TextsAsync(HashSet<int> needed, int signed, CancellationToken cancel)
    {
        await query.CreateTableAsync("needed", "sight bigint", appender =>
        {
            foreach (var sight in needed.Where(s => s < signed)) appender.CreateRow().AppendValue((long)sight).EndRow();
        }, cancel);
        var texts = new Dictionary<int, string>(needed.Count);
        await using var reader = await query.ReadAsync($"select n.sight, {Lines} from needed n join {LakeTables.Signatures} s on n.sight = s.sight join {LakeTables.Candidates} c on s.candidate_id = c.candidate_id", cancel);
        while (await reader.ReadAsync(cancel)) texts[(int)reader.GetInt64(0)] = reader.GetString(1);
        return texts;
    }
}
