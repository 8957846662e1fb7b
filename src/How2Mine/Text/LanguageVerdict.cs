namespace How2Mine.Text;

/// <summary>Weighs the evidence: first the script, then the language within it.</summary>
static class LanguageVerdict
{
    /// <summary>A Han or Hangul letter says as much as this many letters of an alphabet.</summary>
    const int LettersASyllable = 2, LettersAnIdeograph = 3;

    /// <summary>Names, code and menus in Latin letters are common in every other script, the reverse is not.</summary>
    const int LatinShare = 2;

    /// <summary>Japanese prose is about half kana; a Chinese text quotes little of it.</summary>
    const double KanaShare = 0.1;

    const int MinLetters = 4;

    /// <summary>A script of two languages, Hebrew or Bengali, is in nearly every case used by the first.</summary>
    const double OfTwo = 0.5;

    /// <summary>Below the worth of two function words in all, or below this worth a word, a text is names, code or a language that is not listed.</summary>
    const float MinScore = 6, MinScoreAWord = 0.45f;

    /// <summary>Nats or letters at which confidence comes to 63%; lead over the next language, as a share of the score, that is beyond doubt.</summary>
    const double EnoughScore = 12, EnoughLetters = 8, ClearLead = 0.4;

    public static DetectedLanguage Of(LanguageModel model, in LanguageEvidence evidence, ReadOnlySpan<float> scores)
    {
        var (script, letters, share) = Dominant(evidence.Scripts);
        if (letters < MinLetters) return DetectedLanguage.None;

        var profiles = model.ProfilesOf(script);
        return profiles.Length == 1
            ? new(model.Profiles[profiles[0]].Code, share * Saturated(letters, EnoughLetters))
            : Best(model, scores, profiles, evidence.Words[(int)script], share);
    }

    /// <summary>The script that most of the text is in.</summary>
    public static Script ScriptOf(in LanguageEvidence evidence) => Dominant(evidence.Scripts).Script;

    static (Script Script, int Letters, double Share) Dominant(ReadOnlySpan<int> scripts)
    {
        Span<int> weights = stackalloc int[scripts.Length];
        scripts.CopyTo(weights);
        weights[(int)Script.Hangul] *= LettersASyllable;
        weights[(int)Script.Han] *= LettersAnIdeograph;
        var east = weights[(int)Script.Kana] + weights[(int)Script.Han];
        var isJapanese = scripts[(int)Script.Kana] > KanaShare * (scripts[(int)Script.Kana] + scripts[(int)Script.Han]);
        weights[(int)Script.Kana] = isJapanese ? east : 0;
        weights[(int)Script.Han] = isJapanese ? 0 : east;

        var (best, total) = (Script.None, 0);
        for (var s = Script.Latin + 1; s <= Script.Han; s++)
        {
            total += weights[(int)s];
            if (weights[(int)s] > weights[(int)best]) best = s;
        }
        var latin = weights[(int)Script.Latin];
        if (weights[(int)best] * LatinShare <= latin) best = Script.Latin;
        if (best == Script.Latin) total += latin;
        return (best, weights[(int)best], (double)weights[(int)best] / Math.Max(1, total));
    }

    static DetectedLanguage Best(LanguageModel model, ReadOnlySpan<float> scores, ReadOnlySpan<int> profiles, int words, double share)
    {
        var (code, score, next) = (DetectedLanguage.Unknown, 0f, 0f);
        for (var place = 0; place < profiles.Length; place++)
        {
            var candidate = model.Profiles[profiles[place]].Code;
            var worth = scores[profiles[place]] + LanguageModel.Prior(place);
            if (worth > score)
            {
                if (candidate != code) next = score;
                (code, score) = (candidate, worth);
            }
            else if (candidate != code) next = Math.Max(next, worth);
        }

        if (score < MinScore || score < MinScoreAWord * words || score <= next)
            return profiles.Length == 2 ? new(model.Profiles[profiles[0]].Code, OfTwo * share) : DetectedLanguage.None;

        var lead = (score - next) / score;
        return new(code, share * Saturated(score, EnoughScore) * Math.Min(1, lead / ClearLead));
    }

    static double Saturated(double amount, double enough) => 1 - Math.Exp(-amount / enough);
}
