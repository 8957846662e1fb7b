using How2Mine.Curation.Likeness;

namespace How2Mine.Embedded;

/// <summary>The true likeness of texts that are in memory; for several threads.</summary>
sealed class LoadedTexts(Dictionary<int, string> texts, IReadOnlyList<PlantedText> planted, int signed, double threshold) : IDisposable
{
    readonly ThreadLocal<Compared> _compared = new(() => new());

    /// <summary>A thread's work: the later text, which is compared with one earlier text after the other.</summary>
    sealed class Compared
    {
        public Jaccard Jaccard { get; } = new();
        public int Later { get; set; } = -1;
    }

    /// <summary>0 where it is below the threshold.</summary>
    public double Likeness(int earlier, int later)
    {
        var compared = _compared.Value!;
        if (compared.Later != later)
        {
            compared.Jaccard.Take(Text(later));
            compared.Later = later;
        }
        return compared.Jaccard.To(Text(earlier)) is var likeness && likeness >= threshold ? likeness : 0;
    }

    public void Dispose() => _compared.Dispose();

    string Text(int sight) => sight < signed ? texts[sight] : planted[sight - signed].Text;
}
