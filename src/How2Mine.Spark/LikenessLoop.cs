using System.Globalization;
using System.Text.Json;
using How2Mine.Curation;
using How2Mine.Curation.Likeness;
using How2Mine.Lake;

namespace How2Mine.Spark;

/// <summary>What an executor runs for the search of duplicates: signs texts, and compares pairs of them.</summary>
public sealed class LikenessLoop(DuplicateLimits limits, Stream output)
{
    sealed record TextLine(string CandidateId, string TextDigest, long Sight, string Text);

    sealed record PairLine(long Earlier, bool Kept, long Later, string EarlierText, string LaterText);

    /// <summary>A text a line in, its row of <c>signatures</c> as JSON out.</summary>
    public async Task SignAsync(TextReader input, CancellationToken cancel)
    {
        var banding = Banding.Of(limits);
        var signer = new Signer(banding);
        await using var rows = new BufferedStream(output);
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            var text = JsonSerializer.Deserialize<TextLine>(line, LineJson.Options)!;
            var signed = signer.Sign(text.Text);
            JsonSerializer.Serialize(rows, new SignatureRow(text.CandidateId, text.TextDigest, text.Sight, banding.Scheme, signed.Bands, signed.Sketch), LineJson.Options);
            rows.WriteByte((byte)'\n');
        }
    }

    /// <summary>A pair a line in; out those that are close, as columns.</summary>
    public async Task CompareAsync(TextReader input, CancellationToken cancel)
    {
        var jaccard = new Jaccard();
        await using var rows = new StreamWriter(output, leaveOpen: true);
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            var pair = JsonSerializer.Deserialize<PairLine>(line, LineJson.Options)!;
            jaccard.Take(pair.LaterText);
            if (jaccard.To(pair.EarlierText) is var likeness && likeness >= limits.Threshold)
                await rows.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{pair.Earlier}\t{(pair.Kept ? "true" : "false")}\t{pair.Later}\t{likeness:R}\n").AsMemory(), cancel);
        }
    }
}
