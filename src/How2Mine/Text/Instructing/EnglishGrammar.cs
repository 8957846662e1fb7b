namespace How2Mine.Text.Instructing;

/// <summary>English: an imperative at the start or after a lead-in, or the second person with a verb of action.</summary>
sealed class EnglishGrammar : IGrammar
{
    // A heading without a colon ("Lemon cream Wash the lemons.") and a lead-in without a comma end within these.
    const int LongestHeading = 6;
    const int LongestLeadIn = 14;
    const int LongestCall = 6;

    readonly EnglishLexicon _lexicon = new();

    public bool Instructs(scoped in Sentence sentence)
    {
        var start = SkipLeads(sentence, 0);
        if (start >= sentence.Count || IsCall(sentence, start)) return false;
        return Commands(sentence, start)
            || (_lexicon.Open.Contains(sentence[start]) || EndsWith(sentence[start], "ing") || EndsWith(sentence[start], "ed")
                ? AfterLeadIn(sentence, start) : AfterHeading(sentence, start));
    }

    /// <summary>An imperative at the word: "[do not] cut the", "make sure", "you [should] cut".</summary>
    bool Commands(scoped in Sentence sentence, int at)
    {
        if (at >= sentence.Count) return false;
        var word = sentence[at];
        if (Is(word, "don't") || Is(word, "don’t")) return at + 1 < sentence.Count;
        if (Is(word, "do")) return at + 1 < sentence.Count && (Is(sentence[at + 1], "not") || Is(sentence[at + 1], "the") || Is(sentence[at + 1], "this"));
        if (Is(word, "be")) return at + 1 < sentence.Count && _lexicon.Care.Contains(sentence[at + 1]);
        return IsYou(word) ? YouDo(sentence, at + 1) : IsImperative(sentence, at);
    }

    bool IsImperative(scoped in Sentence sentence, int at)
    {
        var word = sentence[at];
        var verb = _lexicon.Verbs.Contains(word);
        if (!verb && !_lexicon.Both.Contains(word) && !IsRepeated(word)) return false;
        if (sentence.EndsClause(at)) return verb || at + 1 == sentence.Count || Joins(sentence, at);
        var next = sentence[at + 1];
        if (_lexicon.Auxiliaries.Contains(next) || Is(next, "of")) return false;
        if (verb || _lexicon.Fits.Contains(next) || sentence.IsNumber(at + 1) || EndsWith(next, "ly")) return true;
        if (Is(next, "and") || Is(next, "or")) return Joins(sentence, at);
        return sentence.IsLower(at + 1) && !HasOwnVerb(sentence, at + 1);
    }

    /// <summary>"Cut and fold", "Stop, turn": another verb follows.</summary>
    bool Joins(scoped in Sentence sentence, int at)
    {
        for (var i = at + 1; i < Math.Min(at + 5, sentence.Count); i++)
            if (_lexicon.Verbs.Contains(sentence[i]) || (_lexicon.Both.Contains(sentence[i]) && i + 1 < sentence.Count && _lexicon.Fits.Contains(sentence[i + 1]))) return true;
        return false;
    }

    /// <summary>"Water quality has", not "Water seeds until the soil is moist": a finite verb before the clause is over.</summary>
    bool HasOwnVerb(scoped in Sentence sentence, int from)
    {
        for (var i = from; i < sentence.Count; i++)
        {
            if (_lexicon.Auxiliaries.Contains(sentence[i])) return true;
            if (Is(sentence[i], "that")) return i - from < 2;
            if (_lexicon.Conjunctions.Contains(sentence[i])) return false;
            if (sentence.EndsClause(i)) return sentence.Count - from < 3;
        }
        return sentence.Count - from < 2 && !sentence.IsLower(from);
    }

    bool YouDo(scoped in Sentence sentence, int at)
    {
        var modal = false;
        while (at < sentence.Count && (_lexicon.Modals.Contains(sentence[at]) || Is(sentence[at], "to") || Is(sentence[at], "not")))
        {
            modal = true;
            if (sentence.EndsClause(at++)) return false;
        }
        return at < sentence.Count && (modal || at + 1 < sentence.Count && _lexicon.Fits.Contains(sentence[at + 1]))
            && !_lexicon.Weak.Contains(sentence[at]) && (_lexicon.Verbs.Contains(sentence[at]) || _lexicon.Both.Contains(sentence[at]));
    }

    /// <summary>"With a sharp knife, cut", "In a large bowl whisk the": the verb comes after the comma or, unlike a noun, before "the".</summary>
    bool AfterLeadIn(scoped in Sentence sentence, int start)
    {
        for (var i = start + 1; i < sentence.Count; i++)
        {
            if (!sentence.EndsClause(i - 1))
            {
                if (i - start < LongestLeadIn && sentence.IsLower(i) && StandsOut(sentence, i)) return true;
                continue;
            }
            var at = SkipLeads(sentence, i);
            if (Commands(sentence, at)) return true;
            if (at < sentence.Count && _lexicon.Stop.Contains(sentence[at])) return false;
        }
        return false;
    }

    bool AfterHeading(scoped in Sentence sentence, int start)
    {
        for (var i = start + 1; i < Math.Min(start + LongestHeading, sentence.Count - 1); i++)
        {
            if (_lexicon.Stop.Contains(sentence[i - 1])) return false;
            if (!sentence.IsLower(i) && sentence.IsLower(i + 1) && (StandsOut(sentence, i) || TakesArticle(sentence, i))) return true;
            if (!sentence.EndsClause(i - 1) || _lexicon.Stop.Contains(sentence[start])) continue;
            var at = SkipLeads(sentence, i);
            if (at < sentence.Count && _lexicon.Verbs.Contains(sentence[at]) && Commands(sentence, at)) return true;
        }
        return false;
    }

    /// <summary>A word that is no noun, with no subject or "to" before it and a complement after it.</summary>
    bool StandsOut(scoped in Sentence sentence, int at)
    {
        var before = sentence[at - 1];
        return at + 1 < sentence.Count && _lexicon.Verbs.Contains(sentence[at]) && sentence.IsLower(at + 1)
            && !_lexicon.Auxiliaries.Contains(sentence[at + 1]) && !Is(sentence[at + 1], "of") && !EndsWith(before, "ing") && !EndsWith(before, "ly")
            && !Is(before, "to") && !Is(before, "and") && !Is(before, "or") && !EndsWith(before, "s") && !IsYou(before) && !Is(before, "how")
            && !_lexicon.Stop.Contains(before) && !_lexicon.Modals.Contains(before) && !_lexicon.Auxiliaries.Contains(before) && !_lexicon.Fits.Contains(before);
    }

    bool TakesArticle(scoped in Sentence sentence, int at) =>
        _lexicon.Both.Contains(sentence[at]) && (Is(sentence[at + 1], "the") || Is(sentence[at + 1], "a") || Is(sentence[at + 1], "your"));

    int SkipLeads(scoped in Sentence sentence, int at)
    {
        while (at < sentence.Count && IsLead(sentence, at)) at++;
        return at;
    }

    bool IsLead(scoped in Sentence sentence, int at)
    {
        var word = sentence[at];
        if (sentence.IsNumber(at) || word.Length == 1 && sentence.EndsClause(at)) return true;
        if (Is(word, "step")) return at + 1 < sentence.Count && sentence.IsNumber(at + 1);
        return _lexicon.Leads.Contains(word) || (word.Length > 4 && EndsWith(word, "ly") && !_lexicon.Verbs.Contains(word));
    }

    bool IsCall(scoped in Sentence sentence, int at)
    {
        if (at > 0 || sentence.Count < 2) return false;
        Span<char> pair = stackalloc char[40];
        return pair.TryWrite($"{sentence[0]}-{sentence[1]}", out var length)
            && (_lexicon.Calls.Contains(pair[..length]) || sentence.Count <= LongestCall && _lexicon.ShortCalls.Contains(pair[..length]));
    }

    /// <summary>"re-roll", "dry-fit": a verb of the list done again, before or in some way.</summary>
    bool IsRepeated(ReadOnlySpan<char> word)
    {
        var dash = word.IndexOf('-');
        return dash > 0 && _lexicon.Prefixes.Contains(word[..dash]) && (_lexicon.Verbs.Contains(word[(dash + 1)..]) || _lexicon.Both.Contains(word[(dash + 1)..]));
    }

    static bool IsYou(ReadOnlySpan<char> word) => Is(word, "you") || Is(word, "you'll") || Is(word, "you’ll");

    static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    static bool EndsWith(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
