using System.Text.RegularExpressions;

namespace How2Mine.Tests.HtmlTree;

/// <summary>The tree builder against the standard's public test files, and against parse5, another parser of the same standard.</summary>
public partial class StandardTests
{
    [GeneratedRegex("^\\| *<(!|\\?)")]
    private static partial Regex NotKept();

    /// <summary>What the files ask for beyond the parser's purpose: an element that left the standard, scripting switched on, prefixes of foreign attributes kept apart.</summary>
    static bool IsOutside(string test) =>
        test.Contains("<isindex", StringComparison.Ordinal) || test.Contains("#script-on", StringComparison.Ordinal) || test.Contains("#document-fragment", StringComparison.Ordinal)
        || (test.Contains("<noscript>", StringComparison.Ordinal) && !test.Contains("#script-off", StringComparison.Ordinal))
        || test.Contains("xlink ", StringComparison.Ordinal) || test.Contains("xml lang", StringComparison.Ordinal);

    [Fact]
    public void The_standards_test_files_come_out_as_they_say()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var file in Directory.GetFiles(NpmPeers.Path("html5/test/data/tree-construction"), "*.dat"))
            foreach (var test in ("\n" + File.ReadAllText(file)).Split("\n#data\n").Skip(1).Where(t => !IsOutside(t)))
            {
                var tree = test[(test.IndexOf("\n#document\n", StringComparison.Ordinal) + "\n#document\n".Length)..];
                var html = test.StartsWith("#errors", StringComparison.Ordinal) ? "" : test[..test.IndexOf("\n#errors", StringComparison.Ordinal)];
                var (expected, actual) = (Comparable(tree), Comparable(Dump.Of(html)));
                if (expected == actual) right++;
                else wrong.Add($"{Path.GetFileName(file)}\n{html}\nexpected\n{expected}\nbut was\n{actual}");
            }
        Assert.Empty(wrong);
        Assert.InRange(right, 1250, int.MaxValue);
    }

    [Fact]
    public async Task Random_tag_soup_gives_the_tree_of_another_parser()
    {
        // Each of the two has a slip of its own: parse5 ends rows at parts that are not open, AngleSharp goes on putting children before a table.
        var soups = Enumerable.Range(0, 20_000).Select(Soup.Of).ToList();
        var theirs = await NpmPeers.AskAsync<string>("HtmlTree/parse5-dump.mjs", soups, TestContext.Current.CancellationToken, NpmPeers.Path("parse5"));
        Assert.Equal(soups.Count, theirs.Count);
        var alone = soups.Zip(theirs).Where(p => Dump.Of(p.First) is var ours && ours != p.Second && ours != Dump.OfAngleSharp(p.First));
        Assert.Empty(alone.Select(p => $"{p.First}\nexpected\n{p.Second}\nor\n{Dump.OfAngleSharp(p.First)}\nbut was\n{Dump.Of(p.First)}").Take(4));
    }

    [Fact]
    public async Task Real_pages_give_the_tree_of_another_parser()
    {
        var pages = CrawlPages.All();
        Assert.InRange(pages.Count, 900, int.MaxValue);
        var theirs = await NpmPeers.AskAsync<string>("HtmlTree/parse5-dump.mjs", pages, TestContext.Current.CancellationToken, NpmPeers.Path("parse5"));
        Assert.Equal(pages.Count, theirs.Count);
        Assert.DoesNotContain(false, pages.Zip(theirs, (page, their) => Dump.Of(page) == their));
    }

    /// <summary>Without comments and the like, texts that they parted joined, names of elements and attributes in lower case.</summary>
    static string Comparable(string tree)
    {
        var kept = new List<string>();
        var isKept = true;
        foreach (var line in tree.TrimEnd('\n').Split('\n'))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal)) { if (isKept) kept[^1] += "\n" + line; continue; }
            isKept = !NotKept().IsMatch(line);
            if (!isKept) continue;
            var text = line.IndexOf('"', StringComparison.Ordinal) is var quote && line.AsSpan(1, Math.Max(0, quote - 1)).IsWhiteSpace() ? quote : -1;
            if (text > 0 && kept.Count > 0 && kept[^1].IndexOf('"', StringComparison.Ordinal) == text && kept[^1].AsSpan(1, text - 1).IsWhiteSpace()) kept[^1] = kept[^1][..^1] + line[(text + 1)..];
            else kept.Add(text > 0 ? line : line.ToLowerInvariant());
        }
        return string.Join('\n', kept);
    }
}
