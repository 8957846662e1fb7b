using SparkConnect;

namespace How2Mine.Spark;

/// <summary>The program as executors unpack it.</summary>
/// <param name="File">A .tar.gz.</param>
/// <param name="Hash">Names its content.</param>
public sealed record ProgramArchive(string File, string Hash);

/// <summary>A session with Spark: with the server that is named, with the one whose job this process is, or with one of our own out of SPARK_HOME.</summary>
public sealed class SparkDoor : IAsyncDisposable
{
    /// <summary>The archive's name where it is given at submit.</summary>
    public const string SubmittedAlias = "how2mine";

    static readonly Dictionary<string, string> Conf = new()
    {
        ["spark.sql.extensions"] = "io.delta.sql.DeltaSparkSessionExtension",
        ["spark.sql.catalog.spark_catalog"] = "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        ["spark.ui.enabled"] = "false",
        // The JVM plans and writes while the workers mine: its optimising compiler would take a third of two cores' time and give nothing back.
        // Java gives a JVM without it 48 MB of code cache, which Spark fills within a minute.
        ["spark.driver.extraJavaOptions"] = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m",
    };

    const int DeleteTries = 50;

    static readonly TimeSpan DeleteAgain = TimeSpan.FromMilliseconds(100);

    readonly LocalServer? _own;
    readonly DirectoryInfo? _ownFolder;

    SparkDoor(SparkSession session, string alias, LocalServer? own, DirectoryInfo? ownFolder) => (Session, Alias, _own, _ownFolder) = (session, alias, own, ownFolder);

    public SparkSession Session { get; }

    /// <summary>The name under which executors have the program.</summary>
    public string Alias { get; }

    /// <param name="remote">sc://…, or null.</param>
    /// <param name="isSubmitted">The server is the driver that started this process, and its executors have the archive.</param>
    /// <param name="archive">Packs the program, where it has to be sent; null where no executor runs it.</param>
    /// <exception cref="CallerMistakeException">There is no Spark, or no such address.</exception>
    public static async Task<SparkDoor> OpenAsync(string? remote, bool isSubmitted, Func<CancellationToken, Task<ProgramArchive>>? archive, CancellationToken cancel)
    {
        if (remote is null) return await OpenOwnAsync(archive, cancel);
        var session = await SparkSession.ConnectAsync(Parse(remote), ct: cancel);
        if (isSubmitted || archive is null) return new SparkDoor(session, SubmittedAlias, null, null);
        var program = await archive(cancel);
        // All sessions' archives lie side by side: under a name that others use too, a task may find one that is still being unpacked.
        var alias = $"how2mine-{program.Hash[..12]}-{session.SessionId}";
        await session.AddArchiveAsync(program.File, alias, cancel);
        return new SparkDoor(session, alias, null, null);
    }

    static async Task<SparkDoor> OpenOwnAsync(Func<CancellationToken, Task<ProgramArchive>>? archive, CancellationToken cancel)
    {
        var home = Environment.GetEnvironmentVariable("SPARK_HOME");
        if (home is null || !File.Exists(Path.Combine(home, "bin", "spark-submit")))
            throw new CallerMistakeException($"SPARK_HOME is {(home is null ? "not set" : $"'{home}', which holds no bin/spark-submit")}; set it to a Spark 4 with Delta Lake, or name a Connect server with --remote sc://HOST:PORT");
        var program = archive is null ? null : await archive(cancel);
        var folder = Directory.CreateTempSubdirectory("how2mine-spark-");
        var conf = new Dictionary<string, string>(Conf) { ["spark.local.dir"] = folder.FullName, ["spark.sql.warehouse.dir"] = Path.Combine(folder.FullName, "warehouse") };
        if (program is not null) conf["spark.archives"] = $"{program.File}#{SubmittedAlias}";
        LocalServer? server = null;
        try
        {
            server = await LocalServer.StartAsync(home, new LocalServerOptions { Conf = conf, LogFile = Path.Combine(folder.FullName, "spark.log"), WorkingFolder = folder.FullName }, cancel);
            return new SparkDoor(await SparkSession.ConnectAsync(server.ConnectionString, ct: cancel), SubmittedAlias, server, folder);
        }
        catch
        {
            if (server is not null) await server.DisposeAsync();
            await DeleteAsync(folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        if (_own is not null) await _own.DisposeAsync();
        if (_ownFolder is not null) await DeleteAsync(_ownFolder);
    }

    /// <summary>A server that is interrupted along with us deletes its files too, and each of us misses what the other has deleted already.</summary>
    static async Task DeleteAsync(DirectoryInfo folder)
    {
        for (var tries = 0; tries < DeleteTries && Directory.Exists(folder.FullName); tries++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // What is left after the last try is the operating system's to clean: a temporary folder ends no run.
                await Task.Delay(DeleteAgain);
            }
        }
    }

    static ConnectionString Parse(string remote)
    {
        try
        {
            return ConnectionString.Parse(remote);
        }
        catch (ConnectionStringException e)
        {
            throw new CallerMistakeException(e.Message);
        }
    }
}
