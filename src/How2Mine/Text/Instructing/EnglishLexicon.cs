using System.Collections.Frozen;

namespace How2Mine.Text.Instructing;

/// <summary>The English word lists; a word listed as noun and verb alike is not among <see cref="Verbs"/>.</summary>
sealed class EnglishLexicon
{
    public EnglishLexicon()
    {
        var words = WordList.Of("en");
        Verbs = WordList.Frozen(words.Words("verb").Except(words.Words("both"), StringComparer.Ordinal));
        (Both, Fits, Open, Leads) = (words.Set("both"), words.Set("fits"), words.Set("open"), words.Set("lead"));
        (Auxiliaries, Stop, Modals) = (words.Set("aux"), words.Set("stop"), words.Set("modal"));
        (Weak, Care, Conjunctions) = (words.Set("weak"), words.Set("care"), words.Set("conjunction"));
        (Calls, ShortCalls, Prefixes) = (words.Set("call"), words.Set("short-call"), words.Set("prefix"));
    }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Both { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fits { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Open { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leads { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Auxiliaries { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stop { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Modals { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Weak { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Calls { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortCalls { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Care { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Conjunctions { get; }
}
