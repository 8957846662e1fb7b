namespace How2Mine.Tests.ObjectStore;

/// <summary>Bytes that a server holds, answered by the rules.</summary>
sealed class StoredObject(int length, string tag = "\"one\"")
{
    public byte[] Bytes { get; } = RandomBytes(length);

    public Reply Answer(Asked asked)
    {
        if (asked.Headers.TryGetValue("If-Match", out var wanted) && wanted != tag) return new Reply(412).With("ETag", tag);
        if (asked.Range is not { } range || asked.Method == "HEAD") return Whole();
        var (from, last) = (range.From, Math.Min(range.Last, Bytes.Length - 1));
        if (from > last) return new Reply(416).With("Content-Range", $"bytes */{Bytes.Length}");
        return new Reply(206, Bytes.AsMemory((int)from, (int)(last - from + 1))).With("Content-Range", $"bytes {from}-{last}/{Bytes.Length}").With("ETag", tag);
    }

    public Reply Whole() => new Reply(200, Bytes).With("ETag", tag);

    static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
