using System.Diagnostics;

namespace SparkConnect.Local;

/// <summary>The server and all that it starts, as one process group under a small shell that ends them when its input ends.</summary>
sealed class ServerProcess
{
    /// <summary>
    /// The input is a pipe from this process, and closes however this process ends. Job control (-m) gives the server a process group
    /// of its own, so that commands that it started end with it.
    /// </summary>
    const string Guard = """
        exec 3<&0 </dev/null >"$1" 2>&1
        shift
        set -m
        "$@" 3<&- &
        server=$!
        ( read -r _ <&3; kill -TERM -- -$server; for _ in {1..100}; do sleep 0.2; done; kill -KILL -- -$server ) 2>/dev/null &
        guard=$!
        exec 3<&-
        wait $server
        code=$?
        kill -KILL -- -$server -$guard 2>/dev/null
        exit $code
        """;

    readonly Process _shell;
    readonly string _log;
    bool _isStopped;

    ServerProcess(Process shell, string log) => (_shell, _log) = (shell, log);

    public bool IsRunning => !_isStopped && !_shell.HasExited;

    public int ExitCode => _shell.ExitCode;

    public static ServerProcess Start(string command, IEnumerable<string> arguments, string folder, string logFile, string token)
    {
        var log = Path.GetFullPath(logFile);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardInput = true };
        foreach (var argument in (IEnumerable<string>)["-c", Guard, "bash", log, command, .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["SPARK_CONNECT_AUTHENTICATE_TOKEN"] = token;
        // Spark's own scripts would otherwise take another installation's folder.
        start.Environment.Remove("SPARK_HOME");
        return new(Process.Start(start)!, log);
    }

    public async Task StopAsync(TimeSpan patience)
    {
        if (_isStopped) return;
        _isStopped = true;
        _shell.StandardInput.Close();
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await _shell.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
            await _shell.WaitForExitAsync(CancellationToken.None);
        }

        _shell.Dispose();
    }

    public string LogTail()
    {
        const int Lines = 20;
        return File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(Lines)) : "(there is no log)";
    }
}
