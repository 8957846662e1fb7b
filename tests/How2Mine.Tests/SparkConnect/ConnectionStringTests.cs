using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

public class ConnectionStringTests
{
    const string Uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Fact]
    public void All_parts_are_read()
    {
        var to = ConnectionString.Parse($"sc://spark.example:443/;token=a%3Bb=;user_id=ann;session_id={Uuid};user_agent=how2mine;x-Team=search");
        Assert.Equal(("spark.example", 443, "a;b=", "ann", Uuid, "how2mine"), (to.Host, to.Port, to.Token, to.UserId, to.SessionId, to.UserAgent));
        Assert.Equal("search", Assert.Single(to.Headers, h => h.Key == "x-team").Value);
        Assert.True(to.UseSsl);
    }

    [Theory]
    [InlineData("sc://spark.example", 15002, false)]
    [InlineData("sc://spark.example/", 15002, false)]
    [InlineData("sc://spark.example:1/;use_ssl=true", 1, true)]
    [InlineData("sc://spark.example/;token=t", 15002, true)]
    [InlineData("sc://localhost/;token=t", 15002, false)]
    [InlineData("sc://127.0.0.1:5/;token=t;use_ssl=true", 5, true)]
    [InlineData("sc://[::1]:5/;token=t", 5, false)]
    public void A_token_goes_over_TLS_but_to_this_machine(string text, int port, bool useSsl)
    {
        var to = ConnectionString.Parse(text);
        Assert.Equal((port, useSsl), (to.Port, to.UseSsl));
    }

    [Theory]
    [InlineData("http://spark.example", "starts with 'http:', not with sc://")]
    [InlineData("sc://", "'' is no host name")]
    [InlineData("sc://spark.example:port", "'port' is no port")]
    [InlineData("sc://spark.example:70000", "'70000' is no port")]
    [InlineData("sc://[::1", "has no closing ]")]
    [InlineData("sc://spark.example;token=t", "no / stands between the port and the first ;")]
    [InlineData("sc://spark.example/path", "behind the / comes a path")]
    [InlineData("sc://spark.example/;user_id", "has no =")]
    [InlineData("sc://spark.example/;user_id=", "user_id has no value")]
    [InlineData("sc://spark.example/;user_id=a;user_id=b", "user_id is in it twice")]
    [InlineData("sc://spark.example/;use_ssl=yes", "use_ssl is 'yes', true or false is wanted")]
    [InlineData("sc://spark.example/;session_id=7", "session_id is '7', a UUID like")]
    [InlineData("sc://spark.example/;token=t;use_ssl=false", "everyone on the way can read it")]
    [InlineData("sc://spark.example/;x y=1", "'x y' cannot be a header's name")]
    [InlineData("sc://spark.example/;x-bin=1", "header x-bin holds bytes")]
    public void What_is_not_understood_is_refused_with_what_was_expected(string text, string said)
    {
        var error = Assert.Throws<ConnectionStringException>(() => ConnectionString.Parse(text));
        Assert.Contains(said, error.Message);
        Assert.Contains("expected sc://host:port/", error.Message);
    }

    [Theory]
    [InlineData("sc://spark.example/;token=hush-hush")]
    [InlineData("sc://spark.example/;token=hush-hush;use_ssl=false")]
    [InlineData("sc://spark.example/;token=hush-hush;token=hush-hush")]
    [InlineData("sc://spark.example/;hush-hush")]
    public void No_text_shows_the_token(string text)
    {
        string shown;
        try
        {
            shown = ConnectionString.Parse(text).ToString();
        }
        catch (ConnectionStringException e)
        {
            shown = e.ToString();
        }

        Assert.DoesNotContain("hush-hush", shown);
    }

    [Fact]
    public async Task The_token_is_sent_with_every_call()
    {
        await using var spark = await FakeSpark.StartAsync();
        await using var session = await SparkSession.ConnectAsync(spark.ConnectionString with { Token = "hush-hush" });
        Assert.Equal("Bearer hush-hush", Assert.Single(spark.Service.Asked));
    }
}
