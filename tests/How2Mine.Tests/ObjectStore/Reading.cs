using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

static class Reading
{
    /// <summary>Fast, and soon at the end of its patience.</summary>
    public static readonly StoreOptions Hasty = new()
    {
        RequestsPerSecond = 1000,
        SlowestRequestsPerSecond = 1000,
        MaxConcurrent = 8,
        Tries = 4,
        FirstDelay = TimeSpan.FromMilliseconds(5),
        LongestDelay = TimeSpan.FromMilliseconds(40),
        JitterSeed = 1,
        Timeout = TimeSpan.FromSeconds(10),
    };

    public static byte[] ReadToEnd(this ObjectReader reader, ObjectInfo of, long start = 0, long? end = null)
    {
        using var stream = reader.OpenRead(of, start, end, TestContext.Current.CancellationToken);
        var read = new MemoryStream();
        var buffer = new byte[50_000];
        for (int count; (count = stream.Read(buffer.AsSpan())) > 0;) read.Write(buffer, 0, count);
        Assert.Equal(0, stream.Read(buffer.AsSpan()));
        return read.ToArray();
    }

    public static async Task<byte[]> DescribeAndReadAsync(this ObjectReader reader, string address) => reader.ReadToEnd(await reader.DescribeAsync(address));
}
