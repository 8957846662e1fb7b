using System.Globalization;
using DuckDB.NET.Data;
using How2Mine.Crawl;
using How2Mine.Embedded;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

sealed record Finding(string Part, bool IsFine, bool IsNeeded, string Detail);

/// <summary>Tries each part of the program on this machine rather than asking for version numbers.</summary>
static class Checkup
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel) =>
    [
        new("program", true, true, $"how2mine {ProgramVersion.Current}, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}"),
        new("processors, memory", true, true, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB")),
        Disk(),
        await TryAsync("queries (DuckDB)", DuckDbAsync, cancel),
        await TryAsync("crawl, text, mining", MineAsync, cancel),
        await TryAsync("lake (Delta, Parquet)", LakeAsync, cancel),
        Spark(),
    ];

    static Finding Disk()
    {
        var drive = new DriveInfo(Directory.GetCurrentDirectory());
        var free = drive.AvailableFreeSpace / (double)(1L << 30);
        return new("disk", free > 1, true, string.Create(CultureInfo.InvariantCulture, $"{free:0.0} GiB free here{(free > 1 ? "" : "; a lake needs about a tenth of its crawl: make room")}"));
    }

    static async Task<string> DuckDbAsync(CancellationToken cancel)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select version()";
        return $"{await command.ExecuteScalarAsync(cancel)}";
    }

    static Task<string> MineAsync(CancellationToken cancel)
    {
        const string Html = "<html lang=en><title>How to brew tea</title><h1>How to brew tea</h1><ol><li>Boil a litre of fresh water.<li>Warm the pot with a little of it.<li>Put in the leaves and pour the rest over them.<li>Wait four minutes, then pour through a strainer.</ol>";
        var block = System.Text.Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Html);
        var record = new ArchiveRecord(RecordKind.Response, null, "https://tea.example/", null, HeaderFields.Empty, block);
        var rows = new RecordLine(new MiningSettings()).Process(new CrawlRecord(new CrawlInput("checkup", block.Length, "1"), record));
        cancel.ThrowIfCancellationRequested();
        return rows.Candidates.Count == 1 ? Task.FromResult("a test page gives its procedure") : throw new InvalidOperationException($"a test page gives no procedure but '{rows.Fate?.Detail}'");
    }

    static async Task<string> LakeAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("how2mine-doctor-");
        try
        {
            var tables = await BaseTables.OpenAsync(LakeFolder.OpenOrCreate(Path.Combine(folder.FullName, "lake")), cancel);
            return $"a table was written and read, version {(await tables.Inputs.SnapshotAsync(ct: cancel)).Version}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Finding Spark()
    {
        var home = Environment.GetEnvironmentVariable("SPARK_HOME");
        var there = home is not null && File.Exists(Path.Combine(home, "bin", "spark-submit"));
        return new("Spark", there, false, there ? $"SPARK_HOME is {home}: any Spark with Delta Lake reads the lake" : "SPARK_HOME is not set to a Spark; the program does not need it");
    }

    static async Task<Finding> TryAsync(string part, Func<CancellationToken, Task<string>> check, CancellationToken cancel)
    {
        try
        {
            return new Finding(part, true, true, await check(cancel));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Finding(part, false, true, $"{e.GetBaseException().Message}; reinstall the program for this machine's system");
        }
    }
}
