using FsCheck;
using FsCheck.Xunit;
using How2Mine.Text.Instructing;

namespace How2Mine.Tests.Text.Instructing;

public class InstructionTests
{
    static readonly IReadOnlyList<LabelledSentence> Sentences = LabelledSentence.Load("instructions.tsv");

    public static TheoryData<string> Languages => new(Sentences.Select(s => s.Language).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Tells_instructions_from_other_sentences(string language)
    {
        var own = Sentences.Where(s => s.Language == language).ToList();
        var wrong = own.Where(s => Instruction.IsInstruction(s.Text, language) != s.Instructs).ToList();
        var wanted = language == "en" ? 0.95 : 0.90;
        var right = 1 - (double)wrong.Count / own.Count;
        Assert.True(right >= wanted, $"{right:P1} right, {wanted:P0} wanted; wrong: {string.Join(" | ", wrong.Select(s => s.Text))}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_rules_for_every_language_of_the_sentences(string language) => Assert.True(Instruction.Knows(language));

    [Theory]
    [InlineData("ja", "器に盛り、黒こしょうをふる。")]
    [InlineData("und", "The council voted to close the bridge.")]
    [InlineData("", "")]
    public void Refuses_nothing_in_a_language_without_rules(string language, string text)
    {
        Assert.False(Instruction.Knows(language));
        Assert.True(Instruction.IsInstruction(text, language));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("EN_us")]
    public void A_region_does_not_change_the_rules(string language)
    {
        Assert.True(Instruction.IsInstruction("Cut the rope.", language));
        Assert.False(Instruction.IsInstruction("He cut the rope.", language));
    }

    [Theory]
    [InlineData("The dough is ready. Shape it into a ball.", true)]
    [InlineData("The dough is ready. It smells good. Shape it into a ball.", false)]
    [InlineData("For the cream: The butter is soft. Beat it well.", true)]
    public void Reads_two_sentences_and_the_headings_before_them(string text, bool expected) =>
        Assert.Equal(expected, Instruction.IsInstruction(text, "en"));

    [Fact]
    public void Shares_count_the_steps_that_instruct() =>
        Assert.Equal(0.5, Instruction.Share(["Cut the rope.", "He cut the rope.", "Crust", "Fold the paper."], "en"));

    [Fact]
    public void The_share_of_no_steps_is_none() => Assert.Equal(0, Instruction.Share([], "en"));

    [Property]
    public void Never_throws(NonNull<string> text, NonNull<string> language)
    {
        Instruction.IsInstruction(text.Get, language.Get);
        foreach (var known in Languages) Instruction.IsInstruction(text.Get, known.Data);
    }

    [Property]
    public void Never_throws_on_parts_of_sentences(NonNegativeInt pick, NonNegativeInt from, NonNull<string> inserted)
    {
        var sentence = Sentences[pick.Get % Sentences.Count];
        var cut = from.Get % (sentence.Text.Length + 1);
        foreach (var text in new[] { sentence.Text[cut..], sentence.Text[..cut], sentence.Text.Insert(cut, inserted.Get) })
            Instruction.IsInstruction(text, sentence.Language);
    }

    [Property]
    public void Never_throws_on_sentences_without_an_end(NonNegativeInt[] picks)
    {
        var words = picks.SelectMany(p => Sentences[p.Get % Sentences.Count].Text.TrimEnd('.').Split(' ')).ToArray();
        for (var length = 40; length < 60; length++)
            foreach (var known in Languages)
                Instruction.IsInstruction(string.Join(' ', Enumerable.Range(0, words.Length == 0 ? 0 : length).Select(i => words[i % words.Length])), known.Data);
    }

    [Fact]
    public void A_verb_at_the_last_word_read_is_judged_without_the_next() =>
        Assert.True(Instruction.IsInstruction($"With {string.Join(' ', Enumerable.Repeat("very", 46))}, stir the old pot until it sings", "en"));
}
