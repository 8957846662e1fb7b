using System.Collections.Frozen;

namespace How2Mine.Text.Instructing;

/// <summary>German: an imperative first, an infinitive or a passive present at the end of a clause, "man" or "du" with a verb.</summary>
sealed class GermanGrammar : IGrammar
{
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _infinitives, _imperatives, _participles, _modals, _subjects, _subordinates, _leads, _finites;
    readonly string[] _prefixes;

    public GermanGrammar()
    {
        var words = WordList.Of("de");
        var infinitives = words.Words("infinitive");
        _infinitives = WordList.Frozen(infinitives);
        _participles = WordList.Frozen(infinitives.SelectMany(WeakParticiples).Concat(words.Words("participle")));
        (_imperatives, _modals, _subjects) = (words.Set("imperative"), words.Set("modal"), words.Set("subject"));
        (_subordinates, _leads, _finites) = (words.Set("subordinate"), words.Set("lead"), words.Set("finite"));
        _prefixes = words.Words("prefix");
    }

    public bool Instructs(scoped in Sentence sentence)
    {
        var start = 0;
        while (start < sentence.Count && (sentence.IsNumber(start) || _leads.Contains(sentence[start]))) start++;
        if (start < sentence.Count && _imperatives.Contains(sentence[start])) return true;
        for (var from = 0; from < sentence.Count;)
        {
            var to = from;
            while (to < sentence.Count - 1 && !sentence.EndsClause(to)) to++;
            if (ClauseInstructs(sentence, from, to)) return true;
            from = to + 1;
        }
        return false;
    }

    bool ClauseInstructs(scoped in Sentence sentence, int from, int to)
    {
        var read = new Clause();
        for (var i = from; i <= to; i++)
        {
            var word = sentence[i];
            if (i == from && IsSubordinate(sentence, i)) return false;
            if (Is(word, "man") || Is(word, "du") || Is(word, "sie") && !sentence.IsLower(i)) read.Addressed = true;
            else if (_subjects.Contains(word)) read.Told = true;
            if (Is(word, "zu") || Is(word, "von")) read.Agent = true;
            if (Is(word, "wird") || Is(word, "werden")) read.Passive = true;
            else if (_modals.Contains(word)) read.Modal = true;
            if (i < to && Is(sentence[i + 1], "sie") && !sentence.IsLower(i + 1) && i - from < 2 && IsInfinitive(word)) return true;
            if (read.Passive && !read.Told && !read.Agent && IsParticiple(word) && EndsVerbally(sentence, i, to)) return true;
            if (sentence.IsLower(i) || i == from ? !IsInfinitive(word) : true) continue;
            if (read.Addressed && !read.Told) return true;
            if (!read.Told && !read.Modal && !read.Passive && !Is(sentence[Math.Max(i - 1, from)], "zu") && EndsVerbally(sentence, i, to)) return true;
        }
        return read is { Addressed: true, Told: false } && HasFinite(sentence, from, to);
    }

    bool IsSubordinate(scoped in Sentence sentence, int at) => _subordinates.Contains(sentence[at])
        && (at > 0 || !(Is(sentence[at], "die") || Is(sentence[at], "das") || Is(sentence[at], "der")));

    /// <summary>A clause's last verb: at the end, or before "und", "bis" and the like.</summary>
    bool EndsVerbally(scoped in Sentence sentence, int at, int to) =>
        at == to || _leads.Contains(sentence[at + 1]) || Is(sentence[at + 1], "bis") || Is(sentence[at + 1], "und")
        || Is(sentence[at + 1], "mit") || Is(sentence[at + 1], "lassen") || Is(sentence[at + 1], "wird") || Is(sentence[at + 1], "werden") || sentence.EndsClause(at);

    /// <summary>"Man gibt", "du nimmst", "man schneidet": the stem of an infinitive with -t or -st.</summary>
    bool HasFinite(scoped in Sentence sentence, int from, int to)
    {
        Span<char> infinitive = stackalloc char[32];
        for (var i = from; i <= to; i++)
        {
            var word = sentence[i];
            if (_finites.Contains(word)) return true;
            if (!word.EndsWith("t") || word.Length is < 4 or > 28) continue;
            var stem = word.EndsWith("st") ? word[..^2] : word.EndsWith("et") ? word[..^2] : word[..^1];
            stem.CopyTo(infinitive);
            "en".CopyTo(infinitive[stem.Length..]);
            if (_infinitives.Contains(infinitive[..(stem.Length + 2)])) return true;
        }
        return false;
    }

    bool IsInfinitive(ReadOnlySpan<char> word) => word.EndsWith("n") && (_infinitives.Contains(word) || HasPrefixed(word, _infinitives));

    bool IsParticiple(ReadOnlySpan<char> word) => _participles.Contains(word) || HasPrefixed(word, _participles);

    bool HasPrefixed(ReadOnlySpan<char> word, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var prefix in _prefixes)
            if (word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && words.Contains(word[prefix.Length..])) return true;
        return false;
    }

    static IEnumerable<string> WeakParticiples(string infinitive)
    {
        var stem = infinitive.EndsWith("en", StringComparison.Ordinal) ? infinitive[..^2] : infinitive[..^1];
        return [$"ge{stem}t", $"ge{stem}et", $"{stem}t"];
    }

    static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>What was met so far in a clause.</summary>
    struct Clause
    {
        public bool Addressed, Told, Agent, Passive, Modal;
    }
}
