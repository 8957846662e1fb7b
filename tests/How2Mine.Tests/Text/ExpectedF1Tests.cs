using FsCheck.Xunit;
using How2Mine.Text.MainBlocks;

namespace How2Mine.Tests.Text;

public class ExpectedF1Tests
{
    /// <summary>No other choice of blocks promises more, each of the 2^n looked at.</summary>
    [Property(MaxTest = 200)]
    public bool The_cut_promises_the_most(byte[] bytes)
    {
        var blocks = bytes.Take(10).Select((b, i) => (P: (b % 100 + 1) / 101f, Words: (float)(1 + (b / 3 % 40) + i))).ToList();
        if (blocks.Count == 0) return true;
        var cut = ExpectedF1.Cut([.. blocks.Select(b => b.P)], [.. blocks.Select(b => b.Words)]);
        var best = Enumerable.Range(1, (1 << blocks.Count) - 1).Max(choice => Promise([.. blocks.Where((_, i) => (choice >> i & 1) == 1)]));
        return Promise([.. blocks.Where(b => b.P >= cut)]) >= best - 1e-6;

        double Promise(List<(float P, float Words)> kept) => 2.0 * kept.Sum(b => b.P * b.Words) / (kept.Sum(b => b.Words) + blocks.Sum(b => b.P * b.Words));
    }

    [Fact]
    public void A_sure_page_is_cut_near_one_half_and_a_doubtful_one_lower()
    {
        Assert.Equal(0.55, ExpectedF1.Cut([0.99f, 0.98f, 0.97f, 0.55f, 0.40f, 0.02f], [50, 50, 50, 10, 10, 50]), 3);
        Assert.Equal(0.30, ExpectedF1.Cut([0.45f, 0.40f, 0.35f, 0.30f, 0.02f, 0.01f], [50, 50, 50, 50, 50, 50]), 3);
    }
}
