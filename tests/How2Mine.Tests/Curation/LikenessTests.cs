using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using How2Mine.Curation;
using How2Mine.Curation.Likeness;

namespace How2Mine.Tests.Curation;

/// <summary>Signatures, true likeness, pairs by bands, first sight: each against the plainest way to say the same.</summary>
public class LikenessTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Bands_miss_no_more_than_wanted_above_the_threshold(double threshold)
    {
        var limits = new DuplicateLimits { Threshold = threshold };
        var banding = Banding.Of(limits);
        Assert.InRange(banding.Permutations, 1, 128);
        Assert.True(Math.Pow(1 - Math.Pow(threshold + 0.05, banding.Rows), banding.Bands) <= limits.MissRate, banding.Scheme);
    }

    [Fact]
    public void With_all_settings_that_are_allowed_planted_copies_share_a_band_with_their_originals()
    {
        for (var percent = 30; percent <= 95; percent++)
            foreach (var miss in new[] { 0.0001, 0.005, 0.02, 0.05, 0.1 })
            {
                var limits = new DuplicateLimits { Threshold = percent / 100.0, MissRate = miss };
                var signer = new Signer(Banding.Of(limits));
                var bands = Planted.Texts(limits.Threshold, Banding.Of(limits)).ToDictionary(p => p.Id, p => (p.CopyOf, Bands: signer.Sign(p.Text).Bands), StringComparer.Ordinal);
                foreach (var (copyOf, own) in bands.Values.Where(b => b.CopyOf is not null))
                    Assert.True(own.Zip(bands[copyOf!].Bands).Any(b => b.First == b.Second), $"{limits}: a copy of {copyOf}");
            }
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    public void A_threshold_that_makes_no_sense_is_refused(double threshold) =>
        Assert.Contains("expected 0.3 to 0.95", Assert.Throws<CallerMistakeException>(() => Banding.Of(new() { Threshold = threshold })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_signature_knows_no_case_and_no_punctuation()
    {
        var signer = new Signer(Banding.Of(new()));
        var (plain, written) = (signer.Sign("fill the kettle with water and ÄRGER"), signer.Sign("Fill the kettle,\nwith water – and ärger!"));
        Assert.Equal(plain.Bands, written.Bands);
        Assert.Equal(plain.Sketch, written.Sketch);
        Assert.NotEqual(plain.Bands, signer.Sign("fill the kettle with water and anger").Bands);
    }

    [Theory]
    [InlineData("把水倒进锅里煮沸然后加入两勺盐和一把面条煮八分钟", "把水倒进锅里煮沸然后加入三勺盐和一把面条煮八分钟", 19 / 25.0)]
    [InlineData("ใส่น้ำในหม้อ", "ใส่น้ำในหม้อ", 1)]
    [InlineData("Wi-Fi 路由器重启", "wi fi 路由器重启", 1)]
    [InlineData("물을 끓이고 소금을 넣는다", "물을 끓이고 설탕을 넣는다", 0)]
    public void Where_no_spaces_are_written_each_letter_is_a_word(string own, string other, double likeness)
    {
        var jaccard = new Jaccard();
        jaccard.Take(own);
        Assert.Equal(likeness, jaccard.To(other), 12);
        var signer = new Signer(Banding.Of(new()));
        if (likeness > 0) Assert.Contains(signer.Sign(own).Bands.Zip(signer.Sign(other).Bands), b => b.First == b.Second);
    }

    [Fact]
    public void A_text_without_words_has_no_bands() => Assert.Empty(new Signer(Banding.Of(new())).Sign("…\n!!").Bands);

    [Fact]
    public void Sketches_agree_as_often_as_shingles_do()
    {
        var (banding, errors) = (Banding.Of(new()), new List<double>());
        var signer = new Signer(banding);
        for (var i = 0; i < 200; i++)
        {
            var changes = 1 + (i % 6);
            var text = GeneratedTexts.Unique(i, 80);
            var (own, other) = (signer.Sign(text), signer.Sign(GeneratedTexts.Changed(text, changes, "y")));
            var agreeing = Enumerable.Range(0, banding.Permutations).Count(p => Byte(own, p) == Byte(other, p));
            errors.Add(((((double)agreeing / banding.Permutations * 256) - 1) / 255) - GeneratedTexts.Likeness(80, changes));
        }
        // The mean of 200 estimates, each off by 0.05 or so.
        Assert.InRange(errors.Average(), -0.012, 0.012);
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)), 0.01, 0.07);

        static byte Byte(Signature signature, int permutation) => (byte)(signature.Sketch[permutation / 8] >> (8 * (permutation % 8)));
    }

    [Fact]
    public void Likeness_is_that_of_the_sets_of_shingles() => Prop.ForAll(Words.ToArbitrary(), Words.ToArbitrary(), (own, other) =>
    {
        var jaccard = new Jaccard();
        jaccard.Take(string.Join(' ', own));
        var (left, right) = (Shingles(own), Shingles(other));
        var union = left.Union(right).Count();
        return Math.Abs(jaccard.To(string.Join(", ", other)) - (union == 0 ? 0 : (double)left.Intersect(right).Count() / union)) < 1e-12;
    }).QuickCheckThrowOnFailure();

    /// <summary>Few words, so that texts share shingles.</summary>
    static Gen<string[]> Words => Gen.Elements("a", "b", "c", "Straße", "7", "d’or").ArrayOf();

    static HashSet<string> Shingles(string[] words) => words.Length switch
    {
        0 => [],
        1 or 2 => [string.Join(' ', words)],
        _ => [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))],
    };

    [Property]
    public bool Pairs_are_those_that_share_a_key_with_one_of_its_first(byte[] keys, bool[] opens)
    {
        var count = Math.Min(keys.Length, opens.Length);
        var band = keys.Take(count).Select(k => (long)(k % 4)).ToArray();
        var pairs = BandPairs.Of([band, band], [.. Enumerable.Repeat(true, count)], opens[..count], int.MaxValue, CancellationToken.None)!;
        var expected = from later in Enumerable.Range(0, count)
                       where opens[later]
                       from earlier in Enumerable.Range(0, later).Where(e => band[e] == band[later]).Take(BandPairs.FirstOfKey)
                       select BandPairs.Pair(earlier, later);
        return pairs.SequenceEqual(expected);
    }

    [Property]
    public bool First_sight_keeps_what_one_after_the_other_would(byte[] edges, bool[] known)
    {
        const int Texts = 24;
        var kept = Enumerable.Range(0, Texts).Select(i => i < known.Length && i < 6 && known[i]).ToArray();
        var open = Enumerable.Range(0, Texts).Select(i => i >= 6).ToArray();
        var close = edges.Chunk(2).Where(e => e.Length == 2).Select(e => (Earlier: Math.Min(e[0], e[1]) % Texts, Later: Math.Max(e[0], e[1]) % Texts)).Where(e => e.Earlier < e.Later && open[e.Later]).ToHashSet();
        var pairs = close.Select(e => BandPairs.Pair(e.Earlier, e.Later)).Order().ToArray();
        var near = new FirstSight([.. kept], open).Decide(pairs, (earlier, later) => 0.5 + (earlier / 100.0), CancellationToken.None);
        var (state, expected) = (kept.ToArray(), new List<NearText>());
        for (var text = 6; text < Texts; text++)
        {
            var first = Enumerable.Range(0, text).FirstOrDefault(e => state[e] && close.Contains((e, text)), -1);
            state[text] = first < 0;
            if (first >= 0) expected.Add(new(text, first, 0.5 + (first / 100.0)));
        }
        return near.SequenceEqual(expected);
    }

    [Fact]
    public void A_long_chain_keeps_every_other_text()
    {
        const int Length = 200_000;
        var pairs = Enumerable.Range(1, Length - 1).Select(i => BandPairs.Pair(i - 1, i)).ToArray();
        var near = new FirstSight(new bool[Length], [.. Enumerable.Repeat(true, Length)]).Decide(pairs, (_, _) => 0.9, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Length / 2).Select(i => new NearText((2 * i) + 1, 2 * i, 0.9)), near);
    }

    [Fact]
    public void Planted_texts_tell_a_search_that_finds_nothing_from_one_that_works()
    {
        var planted = Planted.Texts(0.7, Banding.Of(new()));
        var right = planted.Where(p => p.CopyOf is not null).ToDictionary(p => p.Id, p => (p.CopyOf!, p.Similarity), StringComparer.Ordinal);
        Planted.Require(planted, right);
        Assert.Contains("was kept; nothing was written", Assert.Throws<InvalidOperationException>(() => Planted.Require(planted, new Dictionary<string, (string, double)>())).Message, StringComparison.Ordinal);
        var cousin = planted.First(p => p.Id.Contains("cousin", StringComparison.Ordinal));
        Assert.Contains("was dropped", Assert.Throws<InvalidOperationException>(() => Planted.Require(planted, new Dictionary<string, (string, double)>(right) { [cousin.Id] = (planted[0].Id, 0.8) })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void Planted_texts_are_as_alike_as_they_say(double threshold)
    {
        var texts = Planted.Texts(threshold, Banding.Of(new() { Threshold = threshold })).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var jaccard = new Jaccard();
        foreach (var copy in texts.Values.Where(t => t.CopyOf is not null))
        {
            jaccard.Take(copy.Text);
            Assert.Equal(copy.Similarity, jaccard.To(texts[copy.CopyOf!].Text), 12);
            Assert.InRange(copy.Similarity, threshold + ((1 - threshold) * 0.45), 1);
            Assert.InRange(jaccard.To(texts[copy.Id.Replace("copy", "cousin", StringComparison.Ordinal)].Text), 0, threshold - 0.05);
        }
    }
}
