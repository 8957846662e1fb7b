using System.Globalization;

namespace How2Mine.Curation;

/// <param name="Said">A sentence for the fault.</param>
/// <param name="OfKind">How many of its kind there are.</param>
public sealed record LakeFault(string Said, long OfKind);

/// <summary>What a check found: few sentences of each kind of fault, and how many there are.</summary>
public sealed class LakeFaults
{
    readonly List<string> _lines = [];

    /// <summary>All faults, told or not; 0 for a whole lake.</summary>
    public long Count { get; private set; }

    public IReadOnlyList<string> Lines => _lines;

    /// <param name="faults">The first ones of one kind.</param>
    public void Add(IReadOnlyList<LakeFault> faults)
    {
        if (faults.Count == 0) return;
        Count += faults[0].OfKind;
        _lines.AddRange(faults.Select(f => f.Said));
        if (faults[0].OfKind > faults.Count) _lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {faults[0].OfKind - faults.Count} more like the last"));
    }

    /// <param name="sentences">Of several kinds, all there are.</param>
    public void Add(IEnumerable<string> sentences)
    {
        foreach (var said in sentences) Add([new LakeFault(said, 1)]);
    }
}
