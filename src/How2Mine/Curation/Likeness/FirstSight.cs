using System.Collections.Concurrent;

namespace How2Mine.Curation.Likeness;

/// <summary>How alike two texts are, or 0 where that is below the threshold. Called by several threads at once.</summary>
public delegate double Closeness(int earlier, int later);

/// <summary>A text that is close to an earlier kept one.</summary>
public sealed record NearText(int Dropped, int Kept, double Similarity);

/// <summary>First sight wins: in order, a text is dropped if it is close to an earlier kept one, and kept if it is not.</summary>
/// <remarks>
/// That is the lexicographically first maximal independent set of the graph of likeness (Blelloch, Fineman, Shun 2012). Each round goes through the undecided in parallel; one is decided as soon as all earlier texts that
/// matter to it are. What is decided follows from the order alone, whichever thread comes first. Texts are compared with kept ones only: of a hundred copies each is compared once.
/// </remarks>
public sealed class FirstSight
{
    const byte Undecided = 0, Kept = 1, Dropped = 2;

    const int Piece = 1024;

    readonly byte[] _state;

    /// <param name="kept">Texts that are kept, by number; they stay so.</param>
    /// <param name="open">Texts to decide; all others are dropped.</param>
    public FirstSight(bool[] kept, bool[] open)
    {
        _state = new byte[kept.Length];
        for (var i = 0; i < kept.Length; i++) _state[i] = kept[i] ? Kept : open[i] ? Undecided : Dropped;
    }

    public bool IsDropped(int text) => Volatile.Read(ref _state[text]) == Dropped;

    /// <summary>Decides the later texts of the pairs; called with pieces of all pairs, in order.</summary>
    /// <param name="pairs">In order, see <see cref="BandPairs"/>; with all pairs of each later text.</param>
    /// <returns>The dropped ones in order, each with the earliest kept one that it is close to.</returns>
    public List<NearText> Decide(ReadOnlyMemory<ulong> pairs, Closeness closeness, CancellationToken cancel)
    {
        SettlePairless(pairs.Span);
        var waiting = Waiting(pairs.Span);
        var near = new ConcurrentBag<NearText>();
        while (waiting.Count > 0)
        {
            Parallel.ForEach(Partitioner.Create(0, waiting.Count, Piece), new ParallelOptions { CancellationToken = cancel }, range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    if (Advance(waiting[i], pairs.Span, closeness) is { } dropped) near.Add(dropped);
            });
            waiting.RemoveAll(w => _state[w.Text] != Undecided);
        }
        return [.. near.OrderBy(n => n.Dropped)];
    }

    /// <summary>A later text, where its pairs begin and end, and how far they are looked at.</summary>
    sealed class Open(int text, int next, int end)
    {
        public int Text { get; } = text;
        public int Next { get; set; } = next;
        public int End { get; } = end;
    }

    NearText? Advance(Open open, ReadOnlySpan<ulong> pairs, Closeness closeness)
    {
        for (; open.Next < open.End; open.Next++)
        {
            var earlier = BandPairs.Earlier(pairs[open.Next]);
            switch (Volatile.Read(ref _state[earlier]))
            {
                case Undecided: return null;
                case Dropped: continue;
            }
            if (closeness(earlier, open.Text) is var likeness && likeness > 0)
            {
                Volatile.Write(ref _state[open.Text], Dropped);
                return new(open.Text, earlier, likeness);
            }
        }
        Volatile.Write(ref _state[open.Text], Kept);
        return null;
    }

    /// <summary>An earlier text that is the later of no pair has none before it that it could be close to.</summary>
    void SettlePairless(ReadOnlySpan<ulong> pairs)
    {
        var later = new HashSet<int>();
        foreach (var pair in pairs) later.Add(BandPairs.Later(pair));
        foreach (var pair in pairs)
            if (BandPairs.Earlier(pair) is var earlier && _state[earlier] == Undecided && !later.Contains(earlier)) _state[earlier] = Kept;
    }

    List<Open> Waiting(ReadOnlySpan<ulong> pairs)
    {
        var waiting = new List<Open>();
        for (int start = 0, end; start < pairs.Length; start = end)
        {
            var text = BandPairs.Later(pairs[start]);
            for (end = start + 1; end < pairs.Length && BandPairs.Later(pairs[end]) == text;) end++;
            if (_state[text] == Undecided) waiting.Add(new(text, start, end));
        }
        return waiting;
    }
}
