using System.Collections.Frozen;

namespace How2Mine.Text.Instructing;

/// <summary>Languages read by their lists alone: verb forms that open a clause, forms that instruct anywhere, and endings of both kinds.</summary>
sealed class PlainGrammar : IGrammar
{
    const int ShortestWithEnding = 5;

    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _first, _any, _except, _lead, _refuse, _notAfter;
    readonly string[] _firstEndings, _anyEndings;

    public PlainGrammar(string language)
    {
        var words = WordList.Of(language);
        (_first, _any, _except) = (words.Set("first"), words.Set("any"), words.Set("except"));
        (_lead, _refuse, _notAfter) = (words.Set("lead"), words.Set("refuse"), words.Set("not-after"));
        (_firstEndings, _anyEndings) = (words.Words("first-suffix"), words.Words("any-suffix"));
    }

    public bool Instructs(scoped in Sentence sentence)
    {
        var opens = true;
        for (var i = 0; i < sentence.Count; i++)
        {
            var word = sentence.WithoutElision(i);
            if (i == 0 && _refuse.Contains(word)) return false;
            if (opens && (_first.Contains(word) || EndsWith(word, _firstEndings))) return true;
            if ((_any.Contains(word) || EndsWith(word, _anyEndings)) && (i == 0 || !_notAfter.Contains(sentence[i - 1]))) return true;
            opens = sentence.EndsClause(i) || (opens && (_lead.Contains(word) || sentence.IsNumber(i)));
        }
        return false;
    }

    bool EndsWith(ReadOnlySpan<char> word, string[] endings)
    {
        if (word.Length < ShortestWithEnding) return false;
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return !_except.Contains(word);
        return false;
    }
}
