using System.Text.RegularExpressions;

namespace How2Mine.Tests.Architecture;

/// <summary>A type is found by its file's name, and no name is a drawer for whatever has no place.</summary>
public partial class NamingTests
{
    /// <summary>A small type that the file's own one needs may stand above it; an interface's I is no part of the name, and parts of one type are Type.Part.cs.</summary>
    [Fact]
    public void A_file_bears_the_name_of_a_type_in_it() =>
        Violations.None(SourceTree.All.Select(f => (File: f, Declarations.Of(f).Types))
            .Where(f => f.Types.Count > 0 && f.File.Name != "Program" && !f.Types.Any(t => t == f.File.Name.Split('.')[0] || t == "I" + f.File.Name))
            .Select(f => $"{f.File} declares {string.Join(", ", f.Types)}"));

    [Fact]
    public void No_folder_and_no_type_is_a_drawer()
    {
        var folders = SourceTree.All.SelectMany(f => f.Path.Split('/').SkipLast(1));
        var types = SourceTree.All.SelectMany(f => Declarations.Of(f).Types);
        Violations.None(folders.Concat(types).Where(n => Drawer().IsMatch(n)));
    }

    [Fact]
    public void No_file_leaves_work_behind_or_folds_it_away()
    {
        string[] unwanted = ["TO" + "DO", "FIX" + "ME", "#reg" + "ion"];
        Violations.None(SourceTree.All.SelectMany(f => unwanted.Where(u => f.Text.Contains(u, StringComparison.Ordinal)).Select(u => $"{f}: {u}")));
    }

    [GeneratedRegex(@"^(Common|Misc|Shared)$|(Utils?|Utilities|Utility|Helpers?|Managers?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Drawer();
}
