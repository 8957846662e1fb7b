using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Settings;
using How2Mine.Text;

namespace How2Mine.Work;

/// <summary>All that one record left behind: its fate, and the rows of the page and the candidates if it came so far.</summary>
/// <param name="Fate">Null while the page awaits a model's answers.</param>
public sealed record RecordRows(FateRow? Fate, PageRow? Page, IReadOnlyList<CandidateRow> Candidates);

/// <summary>The record flow from a crawl's record to its rows: decode, text, howto, mine. Where a model mines, it ends with the page. Pure, safe for several threads.</summary>
public sealed class RecordLine(MiningSettings settings)
{
    readonly PageDecoder _decode = new(settings.Crawl);
    readonly TextExtractor _text = new(settings.Text, FastTextClassifier.Load(settings.Classifiers));
    readonly HowToGate _gate = new(settings.Howto);
    readonly MiningLine? _rules = settings.Model is null ? new(settings.Steps) : null;

    public RecordRows Process(CrawlRecord record)
    {
        if (!_decode.Process(record).IsKept(out var pages, out var drop)) return Dropped(record, _decode.Name, drop);
        if (!_text.Process(pages[0]).IsKept(out var texts, out drop)) return Dropped(record, _text.Name, drop);
        if (!_gate.Process(texts[0]).IsKept(out _, out drop)) return Dropped(record, _gate.Name, drop);
        var page = PageRow.Of(texts[0]);
        return _rules is null ? new RecordRows(null, page, []) : MinedRows.Of(RecordPlace.Of(record), _rules.Process(texts[0]), _rules.MinerName) with { Page = page };
    }

    static RecordRows Dropped(CrawlRecord record, string station, Drop drop) => new(FateRow.Dropped(RecordPlace.Of(record), station, drop), null, []);
}
