using How2Mine.Mining.Refusals;
using How2Mine.Mining.Rules;
using How2Mine.Text;

namespace How2Mine.Mining;

/// <summary>A candidate that was dropped on the way, with the station that dropped it.</summary>
public sealed record DroppedCandidate(Candidate Candidate, string Station, Drop Drop);

/// <summary>What mining made of a page: candidates that passed every station, and those that did not.</summary>
public sealed record MinedPage(IReadOnlyList<Candidate> Kept, IReadOnlyList<DroppedCandidate> Dropped);

/// <summary>The stations from a page's text to its procedures, in order. Pure, like each of them.</summary>
public sealed class MiningLine(StepLimits limits)
{
    readonly RulesMiner _miner = new();

    readonly IReadOnlyList<IStation<Candidate, Candidate>> _stations =
    [
        new LinkListRefusal(), new StepPrefilter(limits), new InstructionRefusal(), new InterfaceRefusal(), new MathRefusal(), new CreativeRefusal(), new TipsRefusal(), new NamedEntityRefusal(), new HumourRefusal(), new LikelihoodRefusal(),
        new TopicTagger(),
    ];

    public string MinerName => _miner.Name;

    /// <summary>The stations' names, in order.</summary>
    public IEnumerable<string> Names => _stations.Select(s => s.Name);

    /// <summary>The page's candidates with their fates, or why it has none.</summary>
    public Outcome<MinedPage> Process(PageText page)
    {
        if (!_miner.Process(page).IsKept(out var found, out var drop)) return drop;
        var (kept, dropped) = (new List<Candidate>(), new List<DroppedCandidate>());
        foreach (var candidate in found) Run(candidate, kept, dropped);
        return Keep.Of(new MinedPage(kept, dropped));
    }

    void Run(Candidate candidate, List<Candidate> kept, List<DroppedCandidate> dropped)
    {
        foreach (var station in _stations)
        {
            if (!station.Process(candidate).IsKept(out var next, out var drop))
            {
                dropped.Add(new DroppedCandidate(candidate, station.Name, drop));
                return;
            }
            candidate = next[0];
        }
        kept.Add(candidate);
    }

    /// <summary>Whether the candidate passes all stations but the trained one.</summary>
    internal bool PassesRules(Candidate candidate) => _stations.Where(s => s is not LikelihoodRefusal).All(s => s.Process(candidate).IsKept(out _, out _));
}
