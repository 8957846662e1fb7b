using System.Text.Json.Serialization;
using FastText;

namespace How2Mine.Tests.FastText;

/// <summary>The reader of fastText's models against the original, on the public model of 176 languages and on models that the original trains here.</summary>
public sealed class FastTextModelTests : IDisposable
{
    const double Near = 0.001;

    static readonly string[] Texts =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "languages.tsv")).Skip(1).Select(l => l.Split('\t')[1]),
        "Hola", "", "   ", "__label__de", "\u0301\u0301 x", "a </s> b", "🫖 kettle 🫖", "tab\tand\vform\ffeed",
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_public_model_of_176_languages_gives_the_originals_answers()
    {
        var file = NpmPeers.Path("fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz");
        var model = FastTextModel.Load(file);
        Assert.Equal(176, model.Labels.Count);
        await AgreesAsync(model, file);
        Assert.Equal("de", model.Predict("Schneide die Zwiebel in feine Würfel")[0].Name);
    }

    [Theory]
    [InlineData("softmax", 1, 0, 0)]
    [InlineData("softmax", 3, 2, 4)]
    [InlineData("hs", 2, 0, 0)]
    [InlineData("ova", 2, 1, 3)]
    [InlineData("ns", 1, 3, 6)]
    public async Task A_model_trained_by_the_original_gives_its_answers(string loss, int wordGrams, int least, int most)
    {
        var (texts, file) = (_folder["train.txt"], _folder["model.bin"]);
        await File.WriteAllLinesAsync(texts, File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "languages.tsv")).Skip(1).Select(l => l.Split('\t')).Select(f => $"__label__{f[0]} {f[1]}"), Cancel);
        await AgreesAsync(null, file, "train", texts, file, loss, $"{wordGrams}", $"{least}", $"{most}");
        // The file says by what loss it was trained: behind magic number, version and six other settings.
        Assert.Equal(Array.IndexOf(["hs", "ns", "softmax", "ova"], loss) + 1, BitConverter.ToInt32(await File.ReadAllBytesAsync(file, Cancel), 8 * sizeof(int)));
    }

    async Task AgreesAsync(FastTextModel? model, string file, params string[] train)
    {
        var theirs = await NpmPeers.AskAsync<List<Answer>>("FastText/fasttext-labels.mjs", Texts, Cancel, [NpmPeers.Path("fasttext.wasm.js"), .. train.Length > 0 ? train : [file]]);
        model ??= FastTextModel.Load(file);
        Assert.Equal(Texts.Length, theirs.Count);
        foreach (var (text, their) in Texts.Zip(theirs))
        {
            var ours = model.Predict(text, 3);
            Assert.True(ours.Count >= their.Count && ours.Zip(their).All(p => Math.Abs(p.First.Probability - p.Second.Probability) < Near), $"'{text}': {ours.Count} of {their.Count}: {string.Join(' ', ours)} against {string.Join(' ', their)}");
            if (their.Count > 1 && their[0].Probability - their[1].Probability > 2 * Near) Assert.Equal(their[0].Label, "__label__" + ours[0].Name);
        }
    }

    [Fact]
    public void A_cut_or_foreign_file_is_refused_in_a_sentence()
    {
        var whole = File.ReadAllBytes(NpmPeers.Path("fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz"));
        Assert.Contains("begins with", Assert.Throws<FastTextException>(() => FastTextModel.Load(new MemoryStream(new byte[100]))).Message, StringComparison.Ordinal);
        Assert.Contains("in the middle of its magic number", Assert.Throws<FastTextException>(() => FastTextModel.Load(new MemoryStream([]))).Message, StringComparison.Ordinal);
        foreach (var length in new[] { 8, 20, 100, 5_000, whole.Length / 2, whole.Length - 1 })
            Assert.Throws<FastTextException>(() => FastTextModel.Load(new MemoryStream(whole[..length])));
    }

    [Fact]
    public void No_damaged_file_does_worse_than_be_refused()
    {
        var whole = File.ReadAllBytes(NpmPeers.Path("fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz"));
        var random = new Random(20261129);
        for (var i = 0; i < 150; i++)
        {
            var damaged = whole.ToArray();
            // The head and the dictionary say how much is read of what follows.
            for (var hits = random.Next(1, 4); hits > 0; hits--) damaged[random.Next(i % 2 == 0 ? 120 : damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.All(FastTextModel.Load(new MemoryStream(damaged)).Predict("How to descale a kettle"), l => Assert.NotNull(l.Name));
            }
            catch (FastTextException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Answer([property: JsonPropertyName("probability")] double Probability, [property: JsonPropertyName("label")] string Label);
}
