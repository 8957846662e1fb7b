namespace How2Mine.Tests.Crawl;

/// <summary>Hands out its bytes in small pieces of changing size, as a network does.</summary>
sealed class OddStream(byte[] bytes, int seed) : MemoryStream(bytes, writable: false)
{
    readonly Random _random = new(seed);

    // The base class sends the other overload here.
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + _random.Next(97)));
}
