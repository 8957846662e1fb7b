using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Settings;
using How2Mine.Text;

namespace How2Mine.Work;

/// <summary>All that one record left behind: its fate, and the rows of the page and the candidates if it came so far.</summary>
public sealed record RecordRows(FateRow Fate, PageRow? Page, IReadOnlyList<CandidateRow> Candidates);

/// <summary>The record flow from a crawl's record to its rows: decode, text, howto, mine. Pure, safe for several threads.</summary>
public sealed class RecordLine(MiningSettings settings)
{
    readonly PageDecoder _decode = new(settings.Crawl);
    readonly TextExtractor _text = new(settings.Text);
    readonly HowToGate _gate = new(settings.Howto);
    readonly MiningLine _mine = new(settings.Steps);

    public RecordRows Process(CrawlRecord record)
    {
        if (!_decode.Process(record).IsKept(out var pages, out var drop)) return Dropped(record, _decode.Name, drop);
        if (!_text.Process(pages[0]).IsKept(out var texts, out drop)) return Dropped(record, _text.Name, drop);
        if (!_gate.Process(texts[0]).IsKept(out _, out drop)) return Dropped(record, _gate.Name, drop);
        var page = PageRow.Of(texts[0]);
        if (!_mine.Process(texts[0]).IsKept(out var mined, out drop)) return Dropped(record, _mine.MinerName, drop) with { Page = page };
        var (kept, dropped) = (mined[0].Kept, mined[0].Dropped);
        var fate = kept.Count > 0
            ? FateRow.Kept(record, "mined", Detail(kept.Count, dropped))
            : FateRow.Dropped(record, dropped[^1].Station, dropped[^1].Drop with { Detail = Detail(0, dropped) });
        return new RecordRows(fate, page, [.. kept.Select(CandidateRow.Of)]);
    }

    static RecordRows Dropped(CrawlRecord record, string station, Drop drop) => new(FateRow.Dropped(record, station, drop), null, []);

    /// <summary>What was kept, and for each candidate that was not, who it was and why.</summary>
    static string Detail(int kept, IReadOnlyList<DroppedCandidate> dropped)
    {
        var parts = dropped.Select(d => $"'{d.Candidate.Goal}' ({d.Candidate.Miner}) dropped by {d.Station}: {d.Drop.Reason}, {d.Drop.Detail}");
        return string.Join("; ", parts.Prepend($"{kept} kept"));
    }
}
