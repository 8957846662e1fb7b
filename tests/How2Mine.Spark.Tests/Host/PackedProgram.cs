using How2Mine.Spark.Tests.Host;
using How2Mine.Tests.Jobs;

[assembly: AssemblyFixture(typeof(PackedProgram))]

namespace How2Mine.Spark.Tests.Host;

/// <summary>The program as executors get it, packed once for all tests, and the ways to run it.</summary>
public sealed class PackedProgram : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly SemaphoreSlim _once = new(1);
    string? _archive;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        _once.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task<string> ArchiveAsync()
    {
        await _once.WaitAsync(Cancel);
        try
        {
            if (_archive is not null) return _archive;
            var path = _folder["how2mine.tar.gz"];
            var packed = await HowToMine.RunAsync("pack", "--out", path);
            Assert.True(packed.Code == 0, packed.Error);
            return _archive = path;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>how2mine … --engine spark, against a server or one of its own.</summary>
    internal async Task<Ended> OnSparkAsync(string? remote, params string[] words)
    {
        SparkServer.SkipUnlessThere();
        using var process = await StartOnSparkAsync(remote, words);
        return await HowToMine.EndAsync(process);
    }

    internal async Task<System.Diagnostics.Process> StartOnSparkAsync(string? remote, params string[] words)
    {
        var environment = new Dictionary<string, string> { ["HOW2MINE_ARCHIVE"] = await ArchiveAsync() };
        if (remote is not null) environment["SPARK_REMOTE"] = remote;
        // A shell that runs the tests in its background makes their children deaf to interrupts.
        string[] hearing = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        return HowToMine.Start(environment, [.. hearing, .. HowToMine.Command, .. words, "--engine", "spark"]);
    }

    /// <summary>spark-submit … jobs/submit.py …</summary>
    internal async Task<Ended> SubmitAsync(string master, params string[] words)
    {
        SparkServer.SkipUnlessThere();
        using var process = await StartQuickSubmitAsync(master, words);
        return await HowToMine.EndAsync(process);
    }

    /// <summary>Most of a short job's time goes into compiling code that runs once, and into tasks of a shuffle that have no rows: as on the other servers of these tests, there is little of either.</summary>
    internal Task<System.Diagnostics.Process> StartQuickSubmitAsync(string master, params string[] words) => StartSubmitAsync(master, words,
        "--driver-java-options", Quick, "--conf", $"spark.executor.extraJavaOptions={Quick}", "--conf", "spark.sql.shuffle.partitions=2");

    const string Quick = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC";

    internal async Task<System.Diagnostics.Process> StartSubmitAsync(string master, string[] words, params string[] conf)
    {
        var home = Environment.GetEnvironmentVariable("SPARK_HOME")!;
        var submit = Path.Combine(How2Mine.Tests.SharedData.Root(), "jobs", "submit.py");
        string[] own = ["--conf", $"spark.local.dir={_folder["local"]}", "--conf", $"spark.sql.warehouse.dir={_folder["warehouse"]}", "--conf", "spark.ui.enabled=false"];
        return HowToMine.Start(new Dictionary<string, string>(), [Path.Combine(home, "bin", "spark-submit"), "--master", master, .. own, .. conf, "--archives", $"{await ArchiveAsync()}#how2mine", submit, .. words]);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
