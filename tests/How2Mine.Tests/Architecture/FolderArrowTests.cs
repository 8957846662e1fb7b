namespace How2Mine.Tests.Architecture;

/// <summary>Arrows between the folders of src/How2Mine: a station knows those before it on the way, never those behind it.</summary>
public class FolderArrowTests
{
    /// <summary>Each folder with all that it may use; the root holds the contract and may be used by all.</summary>
    static readonly Dictionary<string, string[]> May = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["Crawl"] = [],
        ["Text"] = ["Crawl"],
        ["Serving"] = ["Text"],
        ["Mining"] = ["Serving", "Text", "Crawl"],
        ["Evaluation"] = ["Text"],
        ["Curation"] = ["Mining", "Text", "Crawl"],
        ["Lake"] = ["Crawl", "Text", "Serving", "Mining", "Curation"],
        ["Settings"] = ["Crawl", "Text", "Serving", "Mining", "Curation"],
    };

    public static TheoryData<string> Folders() => [.. May.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_lies_before_it(string folder)
    {
        var wrong = Inner().Where(a => a.From == folder && a.To != folder && a.To.Length > 0 && !May[folder].Contains(a.To)).Select(a => a.Arrow.ToString());
        Violations.None(wrong);
    }

    [Fact]
    public void No_station_knows_the_lake() => Violations.None(Inner().Where(a => a.To == "Lake" && a.From != "Lake").Select(a => a.Arrow.ToString()));

    [Fact]
    public void Every_folder_has_its_rule()
    {
        var folders = Directory.GetDirectories(Path.Combine(SharedData.Root(), "src", "How2Mine")).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj"));
        Assert.All(folders, f => Assert.True(May.ContainsKey(f!), $"folder {f} has no rule here: say what it may use"));
    }

    [Fact]
    public void The_arrows_of_the_way_are_seen()
    {
        var seen = Inner().Select(a => (a.From, a.To)).ToHashSet();
        Assert.Superset(new HashSet<(string, string)> { ("Mining", "Text"), ("Text", "Crawl"), ("Lake", "Mining"), ("Settings", "Crawl") }, seen);
    }

    static IEnumerable<(string From, string To, ProgramModel.Arrow Arrow)> Inner()
    {
        var stations = ProgramModel.NameOf(ProgramModel.Stations);
        return ProgramModel.Arrows.Where(a => a.FromAssembly == stations && a.ToAssembly == stations && IsOurs(a.From) && IsOurs(a.To)).Select(a => (Folder(a.From), Folder(a.To), a));
    }

    /// <summary>Types that the compiler adds have no namespace of ours.</summary>
    static bool IsOurs(string type) => type.StartsWith("How2Mine.", StringComparison.Ordinal);

    static string Folder(string type) => ProgramModel.NamespaceOf(type).Split('.') is [_, var folder, ..] ? folder : "";
}
