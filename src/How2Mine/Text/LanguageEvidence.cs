namespace How2Mine.Text;

/// <summary>Counts what a text shows: listed words and endings, letters, and how much of it each script takes.</summary>
ref struct LanguageEvidence(LanguageModel model, Span<int> hits, Span<int> letters, Span<int> scripts, Span<int> words)
{
    /// <summary>No word makes up more of prose than this; one that does is a column of a table or a menu.</summary>
    const double MostOfText = 0.05;
    const int AlwaysCounted = 3;

    readonly Span<int> hits = hits;
    readonly Span<int> letters = letters;
    readonly Span<int> scripts = scripts;
    readonly Span<int> words = words;

    /// <summary>Letters of each script.</summary>
    public readonly ReadOnlySpan<int> Scripts => scripts;

    /// <summary>Words of each script.</summary>
    public readonly ReadOnlySpan<int> Words => words;

    public readonly void Read(ReadOnlySpan<char> text)
    {
        var word = new WordHash();
        var current = Script.None;
        foreach (var c in text)
        {
            var script = ScriptTable.Of(c);
            if (script == Script.Mark) continue;
            if (script != current)
            {
                if (current != Script.None) Close(word, current);
                (word, current) = (default, script);
            }
            if (script == Script.None) continue;

            if (c < 0x80)
            {
                word.Add((char)(c | 0x20));
                continue;
            }
            var lower = char.ToLowerInvariant(c);
            letters[model.LetterId(lower)]++;
            word.Add(lower);
        }
        if (current != Script.None) Close(word, current);
    }

    /// <summary>What the text is worth to each profile, in nats.</summary>
    public readonly void Score(Span<float> scores)
    {
        var total = 0;
        foreach (var count in words) total += count;
        var most = Math.Max(AlwaysCounted, (int)(total * MostOfText));

        for (var id = Next(hits, 1); id > 0; id = Next(hits, id + 1))
            foreach (var posting in model.Words[id])
                scores[posting.Profile] += Math.Min(hits[id], most) * posting.Weight;

        for (var id = Next(letters, 1); id > 0; id = Next(letters, id + 1))
        {
            var weights = model.LetterWeights(id);
            var profiles = model.ProfilesOf(model.ScriptOfLetter(id));
            for (var place = 0; place < weights.Length; place++)
                scores[profiles[place]] += letters[id] * weights[place];
        }
    }

    /// <summary>The next that was counted, or -1: a text has few of all.</summary>
    static int Next(ReadOnlySpan<int> counts, int from) => from >= counts.Length || counts[from..].IndexOfAnyExcept(0) is not (>= 0 and var skip) ? -1 : from + skip;

    readonly void Close(in WordHash word, Script script)
    {
        scripts[(int)script] += word.Length;
        words[(int)script]++;
        hits[model.Words.IdOf(word.Word)]++;
        if (word.Length < 5) return;

        hits[model.Words.IdOf(word.LastThree)]++;
        hits[model.Words.IdOf(word.LastFour)]++;
    }
}
