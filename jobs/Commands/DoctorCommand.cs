using System.CommandLine;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine doctor: what this machine has and lacks, for each part of the program.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var engine = new EngineOptions("embedded: this machine alone. spark: Spark, the program on its executors, and the lake too.", "embedded");
        var lake = new Option<string?>("--lake") { Description = "With --engine spark: lake whose tables are made where they are missing.", HelpName = "DIR" };
        var command = HelpText.Described("doctor", "Checks what this machine has and lacks, for each part of the program.",
            "how2mine doctor",
            "how2mine doctor --engine spark --remote sc://spark:15002 --lake s3a://bucket/lake");
        foreach (var option in engine.All.Append(lake)) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var findings = engine.IsSpark(parsed)
                ? await SparkCheckup.RunAsync(engine.Remote(parsed), EngineOptions.IsSubmitted, parsed.GetValue(lake), cancel)
                : await Checkup.RunAsync(cancel);
            foreach (var finding in findings) Console.WriteLine($"{(finding.IsFine ? "ok  " : finding.IsNeeded ? "FAIL" : "no  ")} {finding.Part,-22} {finding.Detail}");
            return findings.Any(f => f is { IsNeeded: true, IsFine: false }) ? Exits.Failure : 0;
        });
        return command;
    }
}
