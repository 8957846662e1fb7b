using System.Diagnostics;
using System.Globalization;
using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

public sealed class SeveralProcessesTests : IDisposable
{
    const int Processes = 4;
    const int Commits = 100;
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Four_processes_that_append_a_hundred_times_each_make_four_hundred_commits()
    {
        var ct = TestContext.Current.CancellationToken;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(n => AppendAsync(n * Commits, ct)));
        Assert.All(outcomes, outcome => Assert.Equal((0, ""), outcome));

        var table = await DeltaTable.OpenAsync(_folder["t"], ct: ct);
        Assert.Equal(Processes * Commits, (await table.SnapshotAsync(ct: ct)).Version);
        Assert.Equal(Enumerable.Range(0, Processes * Commits).Select(id => (long)id), (await table.RowsAsync<Numbered>()).Select(row => row.Id).Order());
    }

    async Task<(int Code, string Errors)> AppendAsync(int first, CancellationToken ct)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "How2Mine.Tests.Appender.dll"), "table", _folder["t"], first.ToString(CultureInfo.InvariantCulture), Commits.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, errors);
    }

    public void Dispose() => _folder.Dispose();
}
