using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Work;
using SparkConnect;

namespace How2Mine.Jobs;

/// <summary>Tries each thing that a run on Spark needs, in the order in which a run needs it; what rests on something missing is not tried.</summary>
static class SparkCheckup
{
    /// <param name="lake">Address of the lake to be written, or null to leave that out.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(string? remote, bool isSubmitted, string? lake, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        if (remote is null) findings.Add(SparkHome());
        if (findings.Any(f => !f.IsFine)) return findings;
        SparkDoor? door = null;
        try
        {
            await TryAsync("Spark Connect", async () =>
            {
                door = await SparkDoor.OpenAsync(remote, isSubmitted, Packing.CachedAsync, cancel);
                return $"Spark {await door.Session.VersionAsync(cancel)}, {(remote is null ? "a server of our own" : "the server named")}, the program's archive is there";
            });
            if (door is null) return findings;
            await TryAsync("TRANSFORM", () => TransformAsync(door.Session, cancel));
            await TryAsync("executors", () => HandshakeAsync(door, cancel));
            if (lake is not null) await TryAsync("lake (Delta)", () => LakeAsync(door.Session, lake, cancel));
            return findings;
        }
        finally
        {
            if (door is not null) await door.DisposeAsync();
        }

        async Task TryAsync(string part, Func<Task<string>> check)
        {
            try
            {
                findings.Add(new Finding(part, true, true, await check()));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                findings.Add(new Finding(part, false, true, Mistakes.OneLine(e.Message)));
            }
        }
    }

    static Finding SparkHome()
    {
        var home = Environment.GetEnvironmentVariable("SPARK_HOME");
        var there = home is not null && File.Exists(Path.Combine(home, "bin", "spark-submit"));
        return new("SPARK_HOME", there, true, there ? home! : "not set to a Spark; set it, or name a Connect server with --remote sc://HOST:PORT");
    }

    static async Task<string> TransformAsync(SparkSession spark, CancellationToken cancel)
    {
        await foreach (var line in spark.QueryAsync<string>("SELECT TRANSFORM('ready') ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' USING 'cat' AS (line STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'", ct: cancel))
            return line == "ready" ? "executors may run programs" : throw new InvalidDataException($"TRANSFORM gave '{line}', expected 'ready'");
        throw new InvalidDataException("TRANSFORM gave nothing, expected one row");
    }

    static async Task<string> HandshakeAsync(SparkDoor door, CancellationToken cancel)
    {
        var settings = new MiningSettings();
        using var store = new CrawlStore(settings.Sources);
        await new SparkRun(new SparkLake(door.Session, "/"), store, settings, new WorkerProgram(door.Alias, settings), new SparkShape(), new MiningProgress()).HandshakeAsync(cancel);
        return $"each runs how2mine {WorkerProgram.Version}";
    }

    static async Task<string> LakeAsync(SparkSession spark, string lake, CancellationToken cancel)
    {
        var address = Commands.EngineOptions.Absolute(lake);
        await new SparkLake(spark, address).OpenAsync(cancel);
        return $"the tables of '{address}' are there and can be written";
    }
}
