using How2Mine.Evaluation;

namespace How2Mine.Tests.Evaluation;

/// <summary>Intervals say how much a figure hangs on which hosts were looked at.</summary>
public class HostBootstrapTests
{
    [Fact]
    public void A_figure_that_is_the_same_on_every_host_has_no_width()
    {
        var figure = HostBootstrap.Rate("half", Enumerable.Range(0, 50).Select(i => new Share($"host{i}", 1, 2)));
        Assert.Equal((0.5, 0.5, 0.5, 100), (figure.Value, figure.Low, figure.High, figure.Of));
    }

    /// <summary>The standard error of a rate over n independent hosts is the root of p (1 - p) / n; the interval is about 1.96 of them to each side.</summary>
    [Theory]
    [InlineData(50, 0.2)]
    [InlineData(400, 0.5)]
    public void The_width_is_that_of_theory(int hosts, double rate)
    {
        var figure = HostBootstrap.Rate("rate", Enumerable.Range(0, hosts).Select(i => new Share($"host{i}", i < hosts * rate ? 1 : 0, 1)));
        var expected = 1.96 * Math.Sqrt(rate * (1 - rate) / hosts);
        Assert.InRange(figure.Value - figure.Low, expected * 0.8, expected * 1.2);
        Assert.InRange(figure.High - figure.Value, expected * 0.8, expected * 1.2);
    }

    [Fact]
    public void Pages_of_one_host_count_as_one_draw()
    {
        var apart = HostBootstrap.Rate("apart", Enumerable.Range(0, 100).Select(i => new Share($"host{i}", i % 2, 1)));
        var together = HostBootstrap.Rate("together", Enumerable.Range(0, 100).Select(i => new Share($"host{i % 4}", i % 2, 1)));
        Assert.True(together.High - together.Low > 2 * (apart.High - apart.Low), $"{together} should be wider than {apart}");
    }

    [Fact]
    public void The_order_of_pages_does_not_matter()
    {
        var shares = Enumerable.Range(0, 90).Select(i => new Share($"host{i / 3}", i % 5, 5)).ToList();
        Assert.Equal(HostBootstrap.F1("same", shares), HostBootstrap.F1("same", Enumerable.Reverse(shares)));
    }
}
