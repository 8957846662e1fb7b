using How2Mine.Spark.Tests;
using SparkConnect;

[assembly: AssemblyFixture(typeof(SparkServer))]

namespace How2Mine.Spark.Tests;

/// <summary>One Spark for all tests here, of SPARK_HOME, with Delta Lake. Its streams are cut every second, or after few bytes.</summary>
public sealed class SparkServer : IAsyncLifetime
{
    static readonly Dictionary<string, string> PlainSettings = new()
    {
        ["spark.driver.memory"] = "1g",
        // Most of the time goes into compiling code that runs once.
        ["spark.driver.extraJavaOptions"] = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC",
        ["spark.sql.catalogImplementation"] = "in-memory",
        ["spark.connect.progress.reportInterval"] = "500ms",
    };

    static readonly Dictionary<string, string> Settings = new(PlainSettings)
    {
        ["spark.sql.extensions"] = "io.delta.sql.DeltaSparkSessionExtension",
        ["spark.sql.catalog.spark_catalog"] = "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        ["spark.sql.shuffle.partitions"] = "2",
        ["spark.databricks.delta.snapshotPartitions"] = "1",
        ["spark.connect.execute.reattachable.senderMaxStreamDuration"] = "1s",
        ["spark.connect.execute.reattachable.senderMaxStreamSize"] = "64k",
    };

    LocalServer? _server;

    static string Home => Environment.GetEnvironmentVariable("SPARK_HOME") ?? "";

    public ConnectionString ConnectionString { get; private set; } = new() { Host = "nowhere" };

    /// <summary>The server's address as a user writes it.</summary>
    internal string Remote => $"sc://{ConnectionString.Host}:{ConnectionString.Port}/;token={ConnectionString.Token}";

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Skips the test where there is no Spark; a build server has to have one.</summary>
    public static void SkipUnlessThere()
    {
        if (Directory.Exists(Home)) return;
        const string Reason = "SPARK_HOME names no Spark 4.2 with Delta Lake, which this test talks to";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Reason);
        Assert.Skip(Reason);
    }

    /// <summary>Another one, without Delta Lake.</summary>
    public static Task<LocalServer> StartPlainAsync(string logFile, CancellationToken ct) =>
        LocalServer.StartAsync(Home, new() { Master = "local[2]", Conf = PlainSettings, LogFile = logFile }, ct);

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Home)) return;
        _server = await LocalServer.StartAsync(Home, new() { Master = "local[2]", Conf = Settings, LogFile = Folder["server.log"] }, TestContext.Current.CancellationToken);
        ConnectionString = _server.ConnectionString;
    }

    /// <summary>A session of the test's own.</summary>
    public Task<SparkSession> ConnectAsync(SparkSessionOptions? options = null)
    {
        SkipUnlessThere();
        return SparkSession.ConnectAsync(ConnectionString, options, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Folder.Dispose();
    }
}
