using System.Globalization;
using How2Mine.Serving;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>How far a model has come with a lake's pages, and what it costs. Written by one thread, read by another.</summary>
/// <param name="desks">Null where nobody is asked.</param>
public sealed class ModelProgress(MiningProgress mining, StageDesks? desks)
{
    readonly Lock _lock = new();
    readonly SortedDictionary<string, long> _left = new(StringComparer.Ordinal);
    long _expected, _settled, _requests;

    /// <summary>Pages left for a later run, by why.</summary>
    public IReadOnlyDictionary<string, long> LeftBy
    {
        get
        {
            lock (_lock) return new SortedDictionary<string, long>(_left);
        }
    }

    /// <summary>Pages that still await answers.</summary>
    public long Awaiting
    {
        get
        {
            lock (_lock) return _expected - _settled;
        }
    }

    /// <summary>Requests that the pages left behind await now.</summary>
    public long Requests
    {
        get
        {
            lock (_lock) return _requests;
        }
    }

    internal void Expect(long pages)
    {
        lock (_lock) _expected = pages;
        mining.Watch(Line);
    }

    internal void Settled(RecordRows rows)
    {
        lock (_lock) _settled++;
        mining.CountMined(rows);
    }

    internal void Left(PageMined.Awaiting left)
    {
        lock (_lock)
        {
            _left[left.Reason] = _left.GetValueOrDefault(left.Reason) + 1;
            _requests += left.Requests.Count;
        }
    }

    string Line()
    {
        var use = desks?.Use ?? [];
        var limit = desks?.Budget.MaxDollars is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most:0.##}") : "";
        lock (_lock)
            return string.Create(CultureInfo.InvariantCulture, $"model: {_settled} of {_expected} pages, {use.Sum(u => u.Answers)} answers, {use.Sum(u => u.Dollars):0.00}{limit} dollars, {_left.Values.Sum()} left{desks?.Trouble}");
    }
}
