using System.CommandLine;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine doctor: what this machine has and lacks, for each part of the program.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var engine = new Option<string>("--engine") { Description = "embedded: this machine alone. spark: Spark, the program on its executors, and the lake too.", HelpName = "ENGINE", DefaultValueFactory = _ => "embedded" };
        engine.AcceptOnlyFromAmong("embedded", "spark");
        var remote = new Option<string?>("--remote") { Description = "Spark Connect server (default: SPARK_REMOTE, else a server started from SPARK_HOME).", HelpName = "sc://HOST:PORT" };
        var lake = new Option<string?>("--lake") { Description = "With --engine spark: lake whose tables are made where they are missing.", HelpName = "DIR" };
        var command = HelpText.Described("doctor", "Checks what this machine has and lacks, for each part of the program.",
            "how2mine doctor",
            "how2mine doctor --engine spark --remote sc://spark:15002 --lake s3a://bucket/lake");
        foreach (var option in new Option[] { engine, remote, lake }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var findings = parsed.GetValue(engine) == "spark"
                ? await SparkCheckup.RunAsync(parsed.GetValue(remote) ?? Environment.GetEnvironmentVariable("SPARK_REMOTE"), MineCommand.Submitted, parsed.GetValue(lake), cancel)
                : await Checkup.RunAsync(cancel);
            foreach (var finding in findings) Console.WriteLine($"{(finding.IsFine ? "ok  " : finding.IsNeeded ? "FAIL" : "no  ")} {finding.Part,-22} {finding.Detail}");
            return findings.Any(f => f is { IsNeeded: true, IsFine: false }) ? Exits.Failure : 0;
        });
        return command;
    }
}
