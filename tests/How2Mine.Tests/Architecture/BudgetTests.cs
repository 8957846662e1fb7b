namespace How2Mine.Tests.Architecture;

/// <summary>Sizes within which a reader keeps the whole in view; the figures are the project's own.</summary>
public class BudgetTests
{
    const int MedianLines = 90, MaxLines = 500, MaxFunctionLines = 60;

    [Fact]
    public void Half_of_the_files_fit_on_a_screen_or_two()
    {
        var sizes = SourceTree.Product.Select(f => f.Lines).Order().ToList();
        Assert.InRange(sizes[sizes.Count / 2], 1, MedianLines);
    }

    [Fact]
    public void No_file_is_long() => Violations.None(SourceTree.All.Where(f => f.Lines > MaxLines).Select(f => $"{f}: {f.Lines} lines, at most {MaxLines} wanted"));

    [Fact]
    public void No_function_is_long() =>
        Violations.None(SourceTree.All.SelectMany(f => Declarations.Of(f).Functions.Where(x => x.Lines > MaxFunctionLines).Select(x => $"{f}:{x.Line} {x.Name}: {x.Lines} lines, at most {MaxFunctionLines} wanted")));

    [Fact]
    public void Functions_are_found_in_every_larger_file() =>
        Assert.All(SourceTree.Product.Where(f => f.Lines > 40 && f.Code.Contains("=>", StringComparison.Ordinal)), f => Assert.NotEmpty(Declarations.Of(f).Functions));
}
