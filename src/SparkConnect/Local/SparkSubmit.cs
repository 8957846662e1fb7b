using System.Globalization;

namespace SparkConnect.Local;

/// <summary>The command line that starts a Connect server.</summary>
static class SparkSubmit
{
    const string ServerClass = "org.apache.spark.sql.connect.service.SparkConnectServer";

    /// <summary>The path of spark-submit, if everything it needs is there.</summary>
    public static string Require(string sparkHome)
    {
        var submit = Path.GetFullPath(Path.Combine(sparkHome, "bin", "spark-submit"));
        if (!File.Exists(submit)) throw new ArgumentException($"'{sparkHome}' holds no Spark: there is no bin/spark-submit in it; name the folder of a Spark 4 distribution", nameof(sparkHome));
        if (!HasJava()) throw new LocalServerException("there is no Java to run Spark with: install Java 17 or later, or let JAVA_HOME name the folder of one");
        return submit;
    }

    public static IEnumerable<string> Arguments(LocalServerOptions options, int port)
    {
        Dictionary<string, string> conf = new(options.Conf);
        conf.TryAdd("spark.log.level", "WARN");
        conf.TryAdd("spark.ui.enabled", "false");
        conf.TryAdd("spark.driver.host", "127.0.0.1");
        conf.TryAdd("spark.driver.bindAddress", "127.0.0.1");
        conf["spark.connect.grpc.binding.address"] = "127.0.0.1";
        conf["spark.connect.grpc.binding.port"] = port.ToString(CultureInfo.InvariantCulture);
        return ["--master", options.Master, "--class", ServerClass, .. conf.SelectMany(c => new[] { "--conf", $"{c.Key}={c.Value}" }), "spark-internal"];
    }

    /// <summary>Looks where Spark's scripts look.</summary>
    static bool HasJava()
    {
        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home) return File.Exists(Path.Combine(home, "bin", "java"));
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, "java")));
    }
}
