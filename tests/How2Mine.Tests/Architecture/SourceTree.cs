namespace How2Mine.Tests.Architecture;

/// <summary>A source file of the checkout.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text with comments and the insides of strings blanked out.</summary>
    public string Code { get; } = SourceCode.Blanked(Text);

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public override string ToString() => Path;
}

/// <summary>The C# files of the checkout, without what builds leave there.</summary>
static class SourceTree
{
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Files("src"), .. Files("jobs")];

    public static IReadOnlyList<SourceFile> All { get; } = [.. Product, .. Files("tests")];

    static IEnumerable<SourceFile> Files(string folder)
    {
        var root = SharedData.Root();
        return Directory.EnumerateFiles(System.IO.Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => (Full: f, Path: System.IO.Path.GetRelativePath(root, f).Replace('\\', '/')))
            .Where(f => !f.Path.Split('/').Any(p => p is "bin" or "obj"))
            .OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => new SourceFile(f.Path, File.ReadAllText(f.Full)));
    }
}
