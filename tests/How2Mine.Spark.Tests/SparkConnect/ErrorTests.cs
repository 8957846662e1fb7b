using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public class ErrorTests(SparkServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SELEC 1", "PARSE_SYNTAX_ERROR", "42601", "error", "'SELEC'")]
    [InlineData("SELECT * FROM nowhere", "TABLE_OR_VIEW_NOT_FOUND", "42P01", "relationName", "`nowhere`")]
    [InlineData("SELECT nothing FROM range(1)", "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703", "objectName", "`nothing`")]
    [InlineData("SELECT 1 / (id - id) FROM range(3)", "DIVIDE_BY_ZERO", "22012", "config", "\"spark.sql.ansi.enabled\"")]
    [InlineData("SELECT :missing", "UNBOUND_SQL_PARAMETER", "42P02", "name", "missing")]
    [InlineData("SELECT raise_error('enough')", "USER_RAISED_EXCEPTION", "P0001", "errorMessage", "enough")]
    public async Task A_wrong_statement_is_named_by_class_and_state(string sql, string errorClass, string state, string parameter, string value)
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(() => session.ExecuteAsync(sql, ct: Ct));
        Assert.Equal((errorClass, state), (error.ErrorClass, error.SqlState));
        Assert.Equal(value, error.Parameters[parameter]);
        Assert.StartsWith($"[{errorClass}] ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task The_server_s_stack_is_told_when_asked_for()
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(() => session.ExecuteAsync("SELECT * FROM nowhere", ct: Ct));
        var stack = await error.ServerStackAsync(Ct);
        Assert.StartsWith("org.apache.spark.sql.catalyst.ExtendedAnalysisException: [TABLE_OR_VIEW_NOT_FOUND]", stack);
        Assert.Contains("\tat org.apache.spark.sql.catalyst.analysis.CheckAnalysis", stack);
    }

    [Fact]
    public async Task A_command_that_fails_in_a_task_says_with_which_status()
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(() => session.ListAsync<string>("""
            SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' USING 'cat >/dev/null; exit 3'
            AS (line STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' FROM range(1)
            """));
        Assert.Contains("Subprocess exited with status 3.", error.ServerMessage);
    }

    [Theory]
    [InlineData("wrong", "refuses the token")]
    [InlineData(null, "wants a token and none was given")]
    public async Task A_wrong_token_is_refused_at_once(string? token, string said)
    {
        SparkServer.SkipUnlessThere();
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkSession.ConnectAsync(server.ConnectionString with { Token = token }, ct: Ct));
        Assert.Contains(said, error.Message);
        Assert.DoesNotContain(server.ConnectionString.Token!, error.ToString());
    }
}
