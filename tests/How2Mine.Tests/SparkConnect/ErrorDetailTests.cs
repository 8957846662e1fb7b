using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

public sealed class ErrorDetailTests : IAsyncLifetime
{
    FakeSpark _spark = null!;

    public async ValueTask InitializeAsync() => _spark = await FakeSpark.StartAsync();

    [Fact]
    public async Task Class_state_parameters_and_one_sentence_are_unpacked()
    {
        var error = await FailAsync(FakeErrors.Said("TABLE_OR_VIEW_NOT_FOUND", "42P01", "[TABLE_OR_VIEW_NOT_FOUND] There is no `t`.\nPlan: ...", """{"relationName":"`t`"}"""));
        Assert.Equal(("TABLE_OR_VIEW_NOT_FOUND", "42P01", "`t`"), (error.ErrorClass, error.SqlState, error.Parameters["relationName"]));
        Assert.Equal("[TABLE_OR_VIEW_NOT_FOUND] There is no `t`.", error.Message);
        Assert.EndsWith("Plan: ...", error.ServerMessage);
    }

    [Fact]
    public async Task Causes_follow_in_the_server_s_stack_and_a_circle_of_them_ends()
    {
        var error = await FailAsync(FakeErrors.Said("X", "42000", "no"));
        Assert.Equal("org.apache.spark.SparkException: failed with e1\n\tat a.B.c(B.scala:7)\nCaused by: java.io.IOException: disk full\n", await error.ServerStackAsync());
    }

    [Fact]
    public async Task Parameters_that_are_no_JSON_are_left_out() =>
        Assert.Empty((await FailAsync(FakeErrors.Said("X", "42000", "no", "cut of"))).Parameters);

    [Theory]
    [InlineData(Grpc.Core.StatusCode.Unauthenticated, "wants a token and none was given")]
    [InlineData(Grpc.Core.StatusCode.Unimplemented, "a Spark Connect server of Spark 4 is wanted")]
    [InlineData(Grpc.Core.StatusCode.ResourceExhausted, "raise MaxReceiveMessageSize here")]
    [InlineData(Grpc.Core.StatusCode.FailedPrecondition, "answered FailedPrecondition: because")]
    public async Task A_status_without_details_becomes_a_sentence(Grpc.Core.StatusCode code, string said)
    {
        var error = await FailAsync(new(new(code, "because")));
        Assert.Contains(said, error.Message);
        Assert.Null(error.ErrorClass);
        Assert.Null(await error.ServerStackAsync());
    }

    [Theory]
    [InlineData("Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at: ...")]
    [InlineData("Job 3 cancelled because SparkContext was shut down")]
    public async Task The_last_words_of_a_server_that_shuts_down_are_a_broken_link(string words)
    {
        var session = await _spark.ConnectAsync(new() { Retry = new() { MaxTries = 1 } });
        _spark.Service.Refusals.Enqueue(FakeErrors.Said("", "", words));
        Assert.Contains("shuts down", (await Assert.ThrowsAsync<SparkLinkException>(() => session.VersionAsync())).Message);
    }

    [Fact]
    public async Task A_large_message_is_told_with_the_setting_that_allows_it()
    {
        _spark.Service.Result.Add(FakeRows.Numbers([.. Enumerable.Range(0, 10_000)]));
        await using var session = await _spark.ConnectAsync(new() { MaxReceiveMessageSize = 10_000 });
        Assert.Contains("raise MaxReceiveMessageSize", (await Assert.ThrowsAsync<SparkException>(() => session.ListAsync<int>("SELECT n"))).Message);
    }

    async Task<SparkException> FailAsync(Grpc.Core.RpcException refusal)
    {
        var session = await _spark.ConnectAsync();
        _spark.Service.Refusals.Enqueue(refusal);
        return await Assert.ThrowsAsync<SparkException>(() => session.VersionAsync());
    }

    public ValueTask DisposeAsync() => _spark.DisposeAsync();
}
