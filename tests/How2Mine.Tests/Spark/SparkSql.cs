using System.Diagnostics;
using System.Globalization;

namespace How2Mine.Tests.Spark;

/// <summary>Runs SQL scripts through the spark-sql of SPARK_HOME with Delta Lake. A start costs about ten seconds, so ask much in one script.</summary>
/// <remarks>Each run has its own working folder, so several may run at once.</remarks>
public static class SparkSql
{
    static readonly string[] Settings =
    [
        "spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.sql.catalogImplementation=in-memory",
        "spark.sql.session.timeZone=UTC",
        "spark.sql.shuffle.partitions=1",
        "spark.databricks.delta.snapshotPartitions=1",
        "spark.databricks.delta.stats.skipping=true",
        "spark.driver.host=127.0.0.1",
        "spark.log.level=ERROR",
        "spark.ui.enabled=false",
        "spark.sql.codegen.wholeStage=false",
        "spark.sql.codegen.factoryMode=NO_CODEGEN",
    ];

    /// <summary>Most of the time goes into compiling code that runs once.</summary>
    const string Quick = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC";

    public static bool IsThere => Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home && Directory.Exists(home);

    /// <summary>Skips the test where there is no Spark; a build server has to have one.</summary>
    public static void SkipUnlessThere()
    {
        if (IsThere) return;
        const string Reason = "SPARK_HOME names no Spark 4.2 with Delta Lake, which this test compares with";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Reason);
        Assert.Skip(Reason);
    }

    /// <summary>What the script printed, line by line, columns separated by tabs.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string script, CancellationToken ct)
    {
        SkipUnlessThere();
        var folder = Directory.CreateTempSubdirectory("spark-sql-").FullName;
        try
        {
            var file = Path.Combine(folder, "script.sql");
            await File.WriteAllTextAsync(file, script, ct);
            var (code, output, errors) = await StartAsync(folder, file, ct);
            Assert.True(code == 0, $"spark-sql exited with {code}:\n{output}\n{errors}");
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<(int Code, string Output, string Errors)> StartAsync(string folder, string script, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Path.Combine(Environment.GetEnvironmentVariable("SPARK_HOME")!, "bin", "spark-sql"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] own = [$"spark.sql.warehouse.dir={folder}/warehouse", $"spark.local.dir={folder}/local", $"spark.driver.extraJavaOptions=-Duser.timezone=UTC -Dderby.system.home={folder} {Quick}"];
        start.ArgumentList.Add("--master");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"local[{Math.Min(2, Environment.ProcessorCount)}]"));
        foreach (var setting in Settings.Concat(own))
        {
            start.ArgumentList.Add("--conf");
            start.ArgumentList.Add(setting);
        }

        start.ArgumentList.Add("-f");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
