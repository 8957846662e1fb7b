using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs.Models;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A model that executors ask gives the rows that it gives when one process asks.</summary>
public sealed class ModelOnSparkTests(SparkServer server, PackedProgram program) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Executors_that_ask_give_the_rows_of_the_first_host()
    {
        SparkServer.SkipUnlessThere();
        var mining = new ModelMining(_folder.Path);
        await using var model = new ListeningModel();
        await mining.RunAsync("embedded", model.Address);
        Assert.All(model.Asked, a => Assert.Equal(1, a.Value));
        var asked = model.Asked.Count;
        var onSpark = await program.OnSparkAsync(server.Remote, mining.Words("spark", model.Address, "--prices", mining.Prices, "--max-dollars", "1000"));
        Assert.True(onSpark.Code == 0, onSpark.Error);
        // Two pages of other text may give the same procedure; two executors that ask about it at once both pay.
        var twice = model.Asked.Count(a => a.Value > 2);
        Assert.InRange(twice, 0, asked / 50);
        Assert.All(model.Asked, a => Assert.InRange(a.Value, 2, 3));
        Assert.Equal(asked, model.Asked.Count);
        Assert.Contains("\"awaiting\":0,", onSpark.Output, StringComparison.Ordinal);
        Assert.Equal(await LakeRows.AllAsync(_folder["embedded"]), await LakeRows.AllAsync(_folder["spark"]));

        // Each engine goes on with what the other has: nothing is left to ask.
        await mining.RunAsync("spark", model.Address);
        Assert.Equal((2 * asked) + twice, model.Asked.Sum(a => a.Value));
    }
}
