using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SparkConnect.Local;

namespace SparkConnect;

/// <summary>A Spark Connect server of one's own: a child process on a loopback port, open only to who has its token.</summary>
/// <remarks>It ends with its owner: when disposed, and also when the owner's process is killed. Linux and macOS.</remarks>
public sealed class LocalServer : IAsyncDisposable
{
    static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);

    readonly ServerProcess _process;
    readonly LocalServerOptions _options;
    readonly TemporaryWorkingFolder _folder;

    LocalServer(ServerProcess process, LocalServerOptions options, TemporaryWorkingFolder folder, ConnectionString to) =>
        (_process, _options, _folder, ConnectionString) = (process, options, folder, to);

    public ConnectionString ConnectionString { get; }

    public bool IsRunning => _process.IsRunning;

    /// <summary>Starts the Spark of a folder and waits until it answers.</summary>
    /// <exception cref="LocalServerException">It did not.</exception>
    public static async Task<LocalServer> StartAsync(string sparkHome, LocalServerOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("a local Spark server needs bash, which Windows lacks: connect to a server that runs elsewhere");
        var command = SparkSubmit.Require(sparkHome);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var to = new ConnectionString { Host = "127.0.0.1", Port = FreePort(), Token = token };
        var folder = new TemporaryWorkingFolder(options.WorkingFolder);
        var process = ServerProcess.Start(command, SparkSubmit.Arguments(options, to.Port), folder.Path, options.LogFile, token);
        var server = new LocalServer(process, options, folder, to);
        try
        {
            await server.WaitAsync(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(_options.StopTimeout);
        _folder.Dispose();
    }

    async Task WaitAsync(CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(_options.StartTimeout);
        try
        {
            while (!await AnswersAsync(timeout.Token))
            {
                if (!_process.IsRunning) throw new LocalServerException($"the Spark server ended with exit code {_process.ExitCode} before it answered; its log ends:\n{_process.LogTail()}");
                await Task.Delay(AskEvery, timeout.Token);
            }
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new LocalServerException(string.Create(CultureInfo.InvariantCulture, $"the Spark server did not answer within {_options.StartTimeout.TotalSeconds} s; its log ends:\n{_process.LogTail()}"), e);
        }
    }

    async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var session = await SparkSession.ConnectAsync(ConnectionString, ct: ct);
            return true;
        }
        catch (SparkLinkException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
