using System.Runtime.CompilerServices;

namespace How2Mine.Tests;

/// <summary>Test data too large or not ours to bundle, in a folder <c>shared/data</c> beside the checkout or at HOW2MINE_TEST_DATA.</summary>
static class SharedData
{
    static readonly string? Folder = Find();

    /// <summary>The file or folder's path; skips the test with the reason where it is missing, and fails instead in CI.</summary>
    public static string Path(string relative)
    {
        var path = Folder is null ? null : System.IO.Path.Combine(Folder, relative);
        var there = path is not null && (File.Exists(path) || Directory.Exists(path));
        if (!there && InCi) Assert.Fail($"test data '{relative}' is missing; CI must have it");
        Assert.SkipUnless(there, $"test data '{relative}' is not on this machine; set HOW2MINE_TEST_DATA to its folder");
        return path!;
    }

    public static bool InCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The checkout's root folder.</summary>
    public static string Root() => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Here())!, "..", ".."));

    static string Here([CallerFilePath] string here = "") => here;

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HOW2MINE_TEST_DATA") is { Length: > 0 } named) return named;
        var beside = System.IO.Path.Combine(Root(), "..", "shared", "data");
        return Directory.Exists(beside) ? beside : null;
    }
}
