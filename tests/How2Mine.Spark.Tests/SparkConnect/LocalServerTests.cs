using System.Diagnostics;
using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public sealed class LocalServerTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_ends_in_mid_statement_breaks_the_link_within_bounds_and_leaves_nothing()
    {
        SparkServer.SkipUnlessThere();
        await using var server = await SparkServer.StartPlainAsync(_folder["server.log"], Ct);
        var retry = new RetryPolicy { MaxTries = 4, InitialPause = TimeSpan.FromMilliseconds(100), Multiplier = 2 };
        await using var session = await SparkSession.ConnectAsync(server.ConnectionString, new() { Retry = retry }, Ct);
        Assert.Equal("array<string>", await session.SingleAsync<string>("SELECT typeof(:list)", new() { { "list", ["a"] } }));
        var running = new TaskCompletionSource();
        // 123 seconds, so that the command is told from others of the machine.
        var statement = session.ExecuteAsync("""
            SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' USING 'sleep 123.4567'
            AS (line STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' FROM range(1)
            """, options: new() { Progress = new Once(running) }, ct: Ct);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        for (var waits = 0; waits < 100 && !Processes("sleep 123.4567").Any(); waits++) await Task.Delay(100, Ct);
        Assert.NotEmpty(Processes("sleep 123.4567"));

        var clock = Stopwatch.StartNew();
        await server.DisposeAsync();
        var error = await Assert.ThrowsAsync<SparkLinkException>(() => statement);
        Assert.Contains($"127.0.0.1:{server.ConnectionString.Port}", error.Message);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.False(server.IsRunning);
        Assert.Empty(Processes("sleep 123.4567"));
        Assert.Empty(Processes($"spark.connect.grpc.binding.port={server.ConnectionString.Port}"));
        var refused = await Assert.ThrowsAsync<SparkLinkException>(() => SparkSession.ConnectAsync(server.ConnectionString, ct: Ct));
        Assert.Contains("no link to", refused.Message);
    }

    [Fact]
    public async Task A_server_that_cannot_start_shows_the_end_of_its_log()
    {
        SparkServer.SkipUnlessThere();
        var options = new LocalServerOptions { LogFile = _folder["server.log"], Master = "nonsense" };
        var error = await Assert.ThrowsAsync<LocalServerException>(() => LocalServer.StartAsync(Environment.GetEnvironmentVariable("SPARK_HOME")!, options, Ct));
        Assert.Contains("ended with exit code 1", error.Message);
        Assert.Contains("Master must either be yarn or start with spark, k8s, or local", error.Message);
    }

    [Fact]
    public async Task A_folder_without_Spark_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => LocalServer.StartAsync(_folder.Path, new() { LogFile = _folder["server.log"] }, Ct));
        Assert.Contains("there is no bin/spark-submit in it", error.Message);
    }

    static IEnumerable<string> Processes(string command) =>
        from folder in Directory.GetDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _)
        let line = CommandLine(folder)
        where line.Contains(command, StringComparison.Ordinal)
        select line;

    static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended in between.
            return "";
        }
    }

    sealed class Once(TaskCompletionSource running) : IProgress<StatementProgress>
    {
        public void Report(StatementProgress value)
        {
            if (value.TasksInFlight > 0) running.TrySetResult();
        }
    }

    public void Dispose() => _folder.Dispose();
}
