namespace How2Mine.Spark.Tests.SparkConnect;

public sealed class DeltaTests(SparkServer server) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_made_filled_from_a_view_and_read()
    {
        await using var session = await server.ConnectAsync();
        var table = $"delta.`{_folder["procedures"]}`";
        await session.ExecuteAsync($"CREATE TABLE {table} (goal STRING, steps ARRAY<STRING>) USING delta", ct: Ct);
        await session.CreateViewAsync("new_rows", [new Procedure("Boil an egg", ["Boil water.", "Wait."]), new Procedure("It's :goal", [])], Ct);
        await session.ExecuteAsync($"INSERT INTO {table} SELECT * FROM new_rows WHERE goal <> :unwanted", new() { { "unwanted", "O'Neil" } }, ct: Ct);
        var read = await session.SingleAsync<Procedure>($"SELECT * FROM {table} WHERE goal LIKE :start AND goal <> ':start'", new() { { "start", "Boil%" } });
        Assert.Equal(("Boil an egg", "Boil water.|Wait."), (read.Goal, string.Join('|', read.Steps)));
        Assert.Equal(2, await session.SingleAsync<long>($"SELECT count(*) FROM {table}"));
    }

    [Fact]
    public async Task A_command_s_own_rows_are_read_and_it_runs_once()
    {
        await using var session = await server.ConnectAsync();
        var table = $"delta.`{_folder["numbers"]}`";
        await session.ExecuteAsync($"CREATE TABLE {table} USING delta AS SELECT id FROM range(3)", ct: Ct);
        Assert.Equal(2, await session.SingleAsync<long>($"DELETE FROM {table} WHERE id > 0"));
        Assert.Equal(1, await session.SingleAsync<long>($"SELECT count(*) FROM {table}"));
        var history = await session.ListAsync<Commit>($"DESCRIBE HISTORY {table}");
        Assert.Equal(["DELETE", "CREATE TABLE AS SELECT"], history.Select(commit => commit.Operation));
    }

    sealed record Commit(long Version, string Operation);

    sealed record Procedure(string Goal, IReadOnlyList<string> Steps);

    public void Dispose() => _folder.Dispose();
}
