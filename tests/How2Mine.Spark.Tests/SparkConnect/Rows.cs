using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

static class Rows
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<List<T>> ListAsync<T>(this SparkSession session, string sql, SqlArguments? args = null, StatementOptions? options = null)
    {
        List<T> rows = [];
        await foreach (var row in session.QueryAsync<T>(sql, args, options, Ct)) rows.Add(row);
        return rows;
    }

    public static async Task<T> SingleAsync<T>(this SparkSession session, string sql, SqlArguments? args = null) => Assert.Single(await session.ListAsync<T>(sql, args));
}
