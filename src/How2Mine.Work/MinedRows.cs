using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Mining.Stages;

namespace How2Mine.Work;

/// <summary>The rows that mining leaves of a page, by rules or by a model alike.</summary>
public static class MinedRows
{
    /// <param name="miner">The station that found no candidate, where none was found.</param>
    public static RecordRows Of(RecordPlace place, Outcome<MinedPage> outcome, string miner)
    {
        if (!outcome.IsKept(out var mined, out var drop)) return new RecordRows(FateRow.Dropped(place, miner, drop), null, []);
        var (kept, dropped) = (mined[0].Kept, mined[0].Dropped);
        var fate = kept.Count > 0
            ? FateRow.Kept(place, "mined", Detail(kept.Count, dropped))
            : FateRow.Dropped(place, dropped[^1].Station, dropped[^1].Drop with { Detail = Detail(0, dropped) });
        return new RecordRows(fate, null, [.. kept.Select(CandidateRow.Of)]);
    }

    public static RecordRows Of(RecordPlace place, Advance.Settled settled)
    {
        var rows = Of(place, settled.Outcome, settled.Station);
        return rows with { Fate = rows.Fate! with { AnswerKeys = [.. settled.Exchanges.Select(e => e.Request.Key)] } };
    }

    /// <summary>What was kept, and for each candidate that was not, who it was and why.</summary>
    static string Detail(int kept, IReadOnlyList<DroppedCandidate> dropped)
    {
        var parts = dropped.Select(d => $"'{d.Candidate.Goal}' ({d.Candidate.Miner}) dropped by {d.Station}: {d.Drop.Reason}, {d.Drop.Detail}");
        return string.Join("; ", parts.Prepend($"{kept} kept"));
    }
}
