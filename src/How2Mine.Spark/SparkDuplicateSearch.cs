using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Lake;

namespace How2Mine.Spark;

/// <summary>Looks for texts that are close to earlier ones as the first host does: executors sign and compare, first sight is decided here, over the pairs that are close.</summary>
sealed class SparkDuplicateSearch(SparkLake lake, WorkerProgram worker, DuplicateLimits limits)
{
    /// <summary>Sights of planted texts lie behind all others.</summary>
    const long FirstPlanted = long.MaxValue / 2;

    readonly Banding _banding = Banding.Of(limits);

    sealed record PlantedRow(long Sight, List<long> Bands, string Text);

    sealed record ClosePair(long Earlier, bool Kept, long Later, double Similarity);

    sealed record NearRow(long Dropped, long Kept, double Similarity);

    /// <exception cref="CallerMistakeException">The lake's signatures are of another scheme.</exception>
    public async Task SignAsync(CancellationToken cancel)
    {
        _banding.RequireSame(await lake.RowsAsync<string>($"SELECT DISTINCT scheme FROM {LakeTables.Signatures}", null, cancel));
        await lake.Spark.ExecuteAsync(StageSql.Sign(lake.Address(LakeTables.Signatures), TableDdl.JsonColumns(DeltaLake.TableSchema.Of<SignatureRow>()), worker.Command("sign", lake.Tasks)), ct: cancel);
    }

    /// <summary>Makes the view <c>near</c>: undecided texts that are close to an earlier kept one, by their sights.</summary>
    /// <exception cref="InvalidOperationException">Texts planted to test the search were not told apart.</exception>
    public async Task FindAsync(CancellationToken cancel)
    {
        var (planted, signer) = (Planted.Texts(limits.Threshold, _banding), new Signer(_banding));
        await lake.Spark.CreateViewAsync<PlantedRow>("planted", [.. planted.Select((p, i) => new PlantedRow(FirstPlanted + i, [.. signer.Sign(p.Text).Bands], p.Text))], cancel);
        var near = Decide(await lake.RowsAsync<ClosePair>(StageSql.Compare(worker.Command("compare", lake.Tasks)), null, cancel), cancel);
        Planted.Require(planted, near.Where(n => n.Dropped >= FirstPlanted).ToDictionary(n => IdOf(n.Dropped), n => (IdOf(n.Kept), n.Similarity), StringComparer.Ordinal));
        await lake.Spark.CreateViewAsync<NearRow>("near", [.. near.Where(n => n.Dropped < FirstPlanted)], cancel);

        string IdOf(long sight) => planted[(int)(sight - FirstPlanted)].Id;
    }

    static List<NearRow> Decide(List<ClosePair> close, CancellationToken cancel)
    {
        long[] sights = [.. close.SelectMany(p => new[] { p.Earlier, p.Later }).Distinct().Order()];
        var kept = new bool[sights.Length];
        foreach (var pair in close.Where(p => p.Kept)) kept[Index(pair.Earlier)] = true;
        var likeness = close.ToDictionary(p => BandPairs.Pair(Index(p.Earlier), Index(p.Later)), p => p.Similarity);
        var near = new FirstSight(kept, Array.ConvertAll(kept, k => !k)).Decide(likeness.Keys.Order().ToArray(), (earlier, later) => likeness[BandPairs.Pair(earlier, later)], cancel);
        return near.ConvertAll(n => new NearRow(sights[n.Dropped], sights[n.Kept], n.Similarity));

        int Index(long sight) => Array.BinarySearch(sights, sight);
    }
}
