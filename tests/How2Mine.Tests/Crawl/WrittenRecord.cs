namespace How2Mine.Tests.Crawl;

/// <summary>A record to be written: in ARC, whose records have no type, each is a response.</summary>
public sealed record WrittenRecord(string Type, string Uri, byte[] Block)
{
    public override string ToString() => $"{Type} {Uri} {Convert.ToHexString(Block.AsSpan(0, Math.Min(Block.Length, 40)))} ({Block.Length})";
}

/// <summary>An archive's bytes with the place of each record: of its member where it has one of its own, else of its decoded bytes.</summary>
public sealed record WrittenArchive(byte[] File, IReadOnlyList<(long Offset, long Length)> Places);
