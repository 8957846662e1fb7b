using FsCheck;
using FsCheck.Xunit;
using How2Mine.Mining;

namespace How2Mine.Tests.Mining;

public class StepPrefilterTests
{
    static readonly StepPrefilter Prefilter = new(new StepLimits());

    [Fact]
    public void Keeps_four_steps_that_say_different_things() =>
        Assert.True(Prefilter.Process(Candidates.Of("Peel the onion.", "Slice it thinly.", "Heat some oil in a pan.", "Fry until golden.")).IsKept(out _, out _));

    [Theory]
    [InlineData(3, "too_few_steps", "3 steps, at least 4 wanted")]
    [InlineData(16, "too_many_steps", "16 steps, at most 15 wanted")]
    public void Says_how_many_steps_there_were(int count, string reason, string detail)
    {
        Prefilter.Process(Candidates.Of([.. Enumerable.Range(1, count).Select(i => $"Turn wheel number {i} once.")])).IsKept(out _, out var drop);
        Assert.Equal((reason, detail), (drop?.Reason, drop?.Detail));
    }

    [Fact]
    public void Says_how_much_was_repeated()
    {
        Prefilter.Process(Candidates.Of("Stir well.", "Stir well.", "Stir well.", "Serve.")).IsKept(out _, out var drop);
        Assert.Equal(("repetitive", "86% of the words are in repeated 2-grams, below 40% wanted"), (drop?.Reason, drop?.Detail));
    }

    [Property]
    public void Never_throws_and_always_decides(NonNull<string>[] steps) =>
        Assert.NotNull(Prefilter.Process(Candidates.Of([.. steps.Select(s => s.Get)])));

    [Property]
    public void Wider_limits_never_drop_what_narrower_ones_keep(NonEmptyArray<NonNull<string>> steps, PositiveInt min, PositiveInt more, NonNegativeInt wider)
    {
        var narrow = new StepLimits { MinSteps = min.Get, MaxSteps = min.Get + more.Get };
        var wide = narrow with
        {
            MinSteps = 1,
            MaxSteps = narrow.MaxSteps + wider.Get,
            MaxRepeated2Grams = narrow.MaxRepeated2Grams + 0.1,
            MaxRepeated3Grams = narrow.MaxRepeated3Grams + 0.1,
            MaxRepeated4Grams = narrow.MaxRepeated4Grams + 0.1,
        };
        var candidate = Candidates.Of([.. steps.Get.Select(s => s.Get)]);
        Assert.True(!new StepPrefilter(narrow).Process(candidate).IsKept(out _, out _) || new StepPrefilter(wide).Process(candidate).IsKept(out _, out _));
    }

    [Property]
    public void Words_that_are_all_different_are_never_repetitive(PositiveInt seed)
    {
        var words = new Random(seed.Get).GetItems("abcdefghijklmnopqrstuvwxyz".ToCharArray(), 40).Select((c, i) => $"{c}{i}x").ToList();
        var candidate = Candidates.Of([.. words.Chunk(8).Select(w => string.Join(' ', w))]);
        Assert.True(Prefilter.Process(candidate).IsKept(out _, out _));
    }

    [Property]
    public void Saying_all_steps_twice_is_always_repetitive(NonEmptyArray<PositiveInt> numbers)
    {
        var steps = numbers.Get.Take(4).Select(n => $"turn wheel {n.Get} left quickly").ToList();
        while (steps.Count < 3) steps.Add($"press lever {steps.Count} down firmly");
        Assert.False(Prefilter.Process(Candidates.Of([.. steps, .. steps])).IsKept(out _, out _));
    }
}
