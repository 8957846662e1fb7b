using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>How executors start the program that came with the archive.</summary>
/// <remarks>
/// The command runs in the folder where Spark unpacks archives: those given at submit lie there by their alias, one sent by a Connect client below a folder of its session.
/// A worker is one task's thread: it collects garbage alone, and seldom; what it runs often is compiled anew at once, not after a pause in which nothing new is called.
/// </remarks>
public sealed class WorkerProgram(string alias, MiningSettings settings)
{
    /// <summary>The version with the commit it was built from, where that is known.</summary>
    public static string Version => ProgramVersion.Full;

    public string SettingsHash => settings.Hash;

    /// <param name="workers">How many run at once: they share the run's limit on requests.</param>
    /// <param name="more">Further options, of letters that a shell leaves alone.</param>
    public string Command(string line, int workers, string more = "") =>
        $"p=./{alias}/how2mine; [ -x \"$p\" ] || p=$(ls -d ./*/{alias}/how2mine 2>/dev/null | head -n 1); "
        + $"[ -x \"$p\" ] || {{ echo '{WorkerMark.Missing(alias)}' >&2; exit 3; }}; "
        + "export DOTNET_gcServer=0 DOTNET_GCgen0size=0x10000000 DOTNET_TC_CallCountingDelayMs=0; "
        // A process that another thread forks while the archive is unpacked may hold the file open for a moment.
        + $"( shopt -s execfail; for i in 1 2 3 4 5; do exec \"$p\" worker {line} --expect {Version} --settings {Convert.ToBase64String(Share(workers).ToJson())} {more}; sleep 0.5; done; exit 126 ) <&0 & w=$!; "
        + "trap 'kill -KILL $w; exit 143' TERM; wait $w 2>/dev/null; c=$?; "
        // Spark is writing to a worker that has died, and would tell of the pipe instead of the worker's last words if that broke before it saw the output's end.
        + "[ $c = 0 ] || { exec >&-; sleep 0.5; }; exit $c";

    MiningSettings Share(int workers) => SparkModelRun.Share(settings, workers) with
    {
        Sources = settings.Sources with { RequestsPerSecond = settings.Sources.RequestsPerSecond / workers, MaxConcurrent = Math.Max(1, settings.Sources.MaxConcurrent / workers) },
    };
}
