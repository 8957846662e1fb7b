using System.Text.Json;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Jobs;

/// <summary>Models of fastText that a user brings decide over language, topic and what teaches.</summary>
public sealed class ClassifierTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_trained_on_a_few_words_tells_language_topic_and_what_teaches()
    {
        var model = _folder["model.bin"];
        await File.WriteAllLinesAsync(_folder["train.txt"], Enumerable.Repeat(0, 40).SelectMany(_ => new[] { "__label__Food_and_Dining flour butter oven bake kettle tea", "__label__howto first then next until step turn put", "__label__other news government said year report" }), TestContext.Current.CancellationToken);
        await NpmPeers.AskAsync<JsonElement>("FastText/fasttext-labels.mjs", [], TestContext.Current.CancellationToken, NpmPeers.Path("fasttext.wasm.js"), "train", _folder["train.txt"], model, "softmax", "1", "0", "0");
        var mined = await MineAsync(new { classifiers = new { language = model, topic = model, howto = model } });
        Assert.True(mined.Code == 0, mined.Error);
        Assert.Equal(["Food_and_Dining", "howto", "other"], await LakeRows.CsvAsync(_folder["lake"], "select distinct language from pages order by lower(language)"));
        var topics = await LakeRows.CsvAsync(_folder["lake"], "select distinct topic from pages order by 1");
        Assert.Equal(["Food & Dining", "None"], topics);
        Assert.Equal(["True"], await LakeRows.CsvAsync(_folder["lake"], "select count(distinct howto_score) > 20 from pages"));
    }

    [Theory]
    [InlineData("language", "/no/such/model.bin", "classifiers.language names '/no/such/model.bin'")]
    [InlineData("topic", null, "which is no model of fastText: the file begins with")]
    public async Task A_file_that_is_none_is_refused_in_a_sentence(string which, string? path, string said)
    {
        var mined = await MineAsync(new { classifiers = new Dictionary<string, string> { [which] = path ?? HowToMine.Sample } });
        mined.IsRefused(2, said);
    }

    async Task<Ended> MineAsync(object settings)
    {
        await File.WriteAllTextAsync(_folder["settings.json"], JsonSerializer.Serialize(settings), TestContext.Current.CancellationToken);
        return await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder["lake"], "--settings", _folder["settings.json"]);
    }
}
