using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using How2Mine.Spark;

namespace How2Mine.Jobs;

/// <summary>Packs the program, self-contained, as the archive that Spark's executors unpack: from the clone it was built in, or from its own folder if it came out of such an archive.</summary>
static class Packing
{
    /// <summary>Debug information and documentation stay at home.</summary>
    static readonly string[] LeftOut = [".pdb", ".xml"];

    /// <summary>The archive that HOW2MINE_ARCHIVE names, or one for this machine's kind, packed once for each build and kept in the user's cache.</summary>
    public static async Task<ProgramArchive> CachedAsync(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable("HOW2MINE_ARCHIVE") is { Length: > 0 } named)
            return File.Exists(named) ? new ProgramArchive(Path.GetFullPath(named), await HashAsync(named, cancel)) : throw new CallerMistakeException($"HOW2MINE_ARCHIVE is '{named}', which does not exist; make it with: how2mine pack --out {named}");
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "how2mine");
        var path = Path.Combine(folder, $"how2mine-{BuildHash()}-{RuntimeInformation.RuntimeIdentifier}.tar.gz");
        if (!File.Exists(path))
        {
            Terminal.Say("packing the program for Spark's executors, once for each build (a minute or two)");
            await PackAsync(RuntimeInformation.RuntimeIdentifier, path, cancel);
        }
        return new ProgramArchive(path, await HashAsync(path, cancel));
    }

    /// <exception cref="CallerMistakeException">The program can be packed neither from its folder nor from sources.</exception>
    public static async Task PackAsync(string rid, string path, CancellationToken cancel)
    {
        if (IsSelfContained)
        {
            if (rid != RuntimeInformation.RuntimeIdentifier) throw new CallerMistakeException($"this how2mine is built for {RuntimeInformation.RuntimeIdentifier} and can pack itself for that alone, not for {rid}; run 'how2mine pack' in a clone of the sources");
            await WriteAsync(AppContext.BaseDirectory, path, cancel);
            return;
        }
        var project = Project() ?? throw new CallerMistakeException($"the program in '{AppContext.BaseDirectory}' is not self-contained and its sources are not above it; run 'how2mine pack' in a clone of the sources");
        var folder = Directory.CreateTempSubdirectory("how2mine-pack-");
        try
        {
            await PublishAsync(project, rid, folder.FullName, cancel);
            await WriteAsync(folder.FullName, path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What <see cref="PublishAsync"/> makes is one file: the program's own library is not beside it.</summary>
    static bool IsSelfContained => !File.Exists(Path.Combine(AppContext.BaseDirectory, "how2mine.dll"));

    static string? Project()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "jobs", "How2Mine.Jobs.csproj") is var project && File.Exists(project)) return project;
        return null;
    }

    static async Task PublishAsync(string project, string rid, string folder, CancellationToken cancel)
    {
        string[] words = ["publish", project, "-c", "Release", "-r", rid, "-p:Packed=true", "-o", folder, "--nologo", "-v", "quiet"];
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new IOException("dotnet could not be started; install the .NET SDK");
        var (output, error) = (dotnet.StandardOutput.ReadToEndAsync(cancel), dotnet.StandardError.ReadToEndAsync(cancel));
        await dotnet.WaitForExitAsync(cancel);
        if (dotnet.ExitCode != 0) throw new IOException($"dotnet publish for {rid} ended with {dotnet.ExitCode}: {Mistakes.OneLine((await output + await error).Trim())}");
    }

    static async Task WriteAsync(string folder, string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        await using (var file = File.Create(temporary))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        await using (var tar = new TarWriter(gzip))
        {
            // Same program, same archive: names in order, no times.
            foreach (var entry in Directory.GetFiles(folder).Where(f => !LeftOut.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal))
            {
                await using var content = File.OpenRead(entry);
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Path.GetFileName(entry))
                {
                    DataStream = content,
                    Mode = (UnixFileMode)0b111_101_101,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                }, cancel);
            }
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Names the build that runs: its own assemblies.</summary>
    static string BuildHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Count > 0 ? files : [Environment.ProcessPath!]) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
