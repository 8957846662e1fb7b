using How2Mine.Tests.Text;

namespace How2Mine.Tests.Embedded;

/// <summary>No page may take more than 2 s or 1 GiB, whatever it is made of.</summary>
public class HostilePagesTests
{
    const double Seconds = 2;
    const long Bytes = 1L << 30;

    public static TheoryData<string> Names() => [.. HostilePages.All(0.001).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_of_hundreds_of_kilobytes_is_done_in_time_and_memory(string name)
    {
        var run = new RecordRun();
        run.Page("first use", "<p>loads the models");
        var rows = run.Page(name, HostilePages.All(0.2).First(p => p.Name == name).Html);
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Slowest.Time.TotalMilliseconds:0} ms, {run.MostBytes >> 20} MiB allocated, {rows.Fate}");
        Assert.InRange(run.Slowest.Time.TotalSeconds, 0, Seconds);
        Assert.InRange(run.MostBytes, 0, Bytes);
    }
}
