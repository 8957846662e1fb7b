using System.CommandLine;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine doctor: what this machine has and lacks, for each part of the program.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = HelpText.Described("doctor", "Checks what this machine has and lacks, for each part of the program.", "how2mine doctor");
        command.SetAction(async (_, cancel) =>
        {
            var findings = await Checkup.RunAsync(cancel);
            foreach (var finding in findings) Console.WriteLine($"{(finding.IsFine ? "ok  " : finding.IsNeeded ? "FAIL" : "no  ")} {finding.Part,-22} {finding.Detail}");
            return findings.Any(f => f is { IsNeeded: true, IsFine: false }) ? Exits.Failure : 0;
        });
        return command;
    }
}
