namespace How2Mine.Text;

/// <summary>What the profiles weigh: a naive Bayes over words, endings and letters, in nats against a language that lacks them.</summary>
sealed class LanguageModel
{
    /// <summary>The share of a listed word falls with its rank r as 0.3/(r + 6) (Zipf); an unlisted one is a stranger of this share.</summary>
    const double StrangerShare = 0.0002;
    const float ThreeLetterEnding = 1.0f, FourLetterEnding = 1.5f;
    /// <summary>Units, initials and list marks look like one-letter words.</summary>
    const float SingleLetter = 0.5f;
    const float RareLetter = 0.5f, ForeignLetter = -0.8f;

    readonly float[][] letterWeights;
    readonly Script[] letterScripts;
    readonly ushort[] letterIds = new ushort[char.MaxValue + 1];
    readonly int[][] profilesOf = new int[ScriptTable.ScriptCount][];

    public static LanguageModel Default { get; } = new(LanguageProfile.ReadAll());

    public IReadOnlyList<LanguageProfile> Profiles { get; }

    public WordTable Words { get; }

    /// <summary>Ids of letters run from 1; 0 is a letter that tells nothing.</summary>
    public int LetterCount => letterWeights.Length;

    LanguageModel(IReadOnlyList<LanguageProfile> profiles)
    {
        Profiles = profiles;
        Words = new WordTable(profiles.SelectMany(Entries));
        for (var s = 0; s < profilesOf.Length; s++)
            profilesOf[s] = [.. Enumerable.Range(0, profiles.Count).Where(p => (int)profiles[p].Script == s)];

        (Script Script, char Letter)[] letters = [default, .. profiles.SelectMany(p => p.Letters.Select(c => (p.Script, c))).Distinct()];
        letterScripts = [.. letters.Select(l => l.Script)];
        letterWeights = [.. letters.Select(l => Weigh(l.Script, l.Letter))];
        for (var id = 1; id < letters.Length; id++) letterIds[letters[id].Letter] = (ushort)id;
    }

    public ReadOnlySpan<int> ProfilesOf(Script script) => profilesOf[(int)script];

    public int LetterId(char lower) => letterIds[lower];

    public Script ScriptOfLetter(int id) => letterScripts[id];

    /// <summary>The worth of a letter for each of <see cref="ProfilesOf"/> its script.</summary>
    public ReadOnlySpan<float> LetterWeights(int id) => letterWeights[id];

    float[] Weigh(Script script, char letter)
    {
        var members = profilesOf[(int)script];
        var users = members.Count(p => Profiles[p].Letters.Contains(letter));
        var bonus = RareLetter * MathF.Log((float)members.Length / users);
        return [.. members.Select(p => Profiles[p].Letters.Contains(letter) ? bonus : ForeignLetter)];
    }

    /// <summary>The handicap of the <paramref name="place"/>-th language of a script, as the lines stand by how common the language is.</summary>
    public static float Prior(int place) => -0.7f * MathF.Log(1 + place);

    static IEnumerable<(ulong, WordTable.Posting)> Entries(LanguageProfile profile, int index)
    {
        foreach (var (rank, word) in profile.Words.Index())
            yield return (WordHash.Of(word).Word, new(index, (word.Length == 1 ? SingleLetter : 1) * (float)Math.Log(0.3 / (rank + 6) / StrangerShare)));
        foreach (var ending in profile.Endings)
            yield return ending.Length == 3
                ? (WordHash.Of(ending).LastThree, new(index, ThreeLetterEnding))
                : (WordHash.Of(ending).LastFour, new(index, FourLetterEnding));
    }
}
