namespace How2Mine.Tests.Jobs;

/// <summary>The lake of the sample crawl, mined by the program once for all tests: each gets a copy of its own.</summary>
static class SampleLake
{
    static readonly Lazy<Task<string>> Mined = new(MineAsync);

    /// <returns>The copy's folder.</returns>
    public static async Task<string> CopyAsync(string to)
    {
        var from = await Mined.Value;
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) Directory.CreateDirectory(Path.Join(to, folder[from.Length..]));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Join(to, file[from.Length..]));
        return to;
    }

    static async Task<string> MineAsync()
    {
        var folder = Directory.CreateTempSubdirectory("how2mine-test-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var ended = await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", folder.FullName);
        Assert.True(ended.Code == 0, ended.Error);
        return folder.FullName;
    }
}
