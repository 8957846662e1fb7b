using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.S3;

namespace How2Mine.Tests.ObjectStore;

/// <summary>An S3 server of moto (Python), for as long as the tests of a class run; without it they are skipped, and fail in CI.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string KeyId = "AKIAFORTESTSONLY", Secret = "secretfortestsonly";

    Process? _process;
    string? _missing;

    public string Endpoint { get; } = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The keys come from the environment, for every client of this process.</summary>
    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", KeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", Secret);
        try
        {
            _process = Process.Start(new ProcessStartInfo("python3", ["-m", "moto.server", "-p", new Uri(Endpoint).Port.ToString(CultureInfo.InvariantCulture)])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _process.OutputDataReceived += (_, _) => { };
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            await AnswersAsync();
        }
        catch (Win32Exception)
        {
            _missing = "python3 is not on this machine";
        }
    }

    public void Require()
    {
        if (_missing is not null && SharedData.InCi) Assert.Fail($"{_missing}; CI must have it");
        Assert.SkipUnless(_missing is null, $"{_missing}; it serves the S3 of this test: pip install 'moto[server,s3]'");
    }

    public AmazonS3Client Client() => new(new AmazonS3Config { ServiceURL = Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    async Task AnswersAsync()
    {
        using var http = new HttpClient();
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (_process!.HasExited)
            {
                _missing = "moto's server is not on this machine";
                return;
            }
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Endpoint}/moto-api/data.json"));
                return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
        _missing = "moto's server did not answer within a minute";
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
