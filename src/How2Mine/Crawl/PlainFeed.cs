namespace How2Mine.Crawl;

sealed class PlainFeed(ByteWindow source) : MemberFeed(source)
{
    bool _opened;

    public override string Packing => "plain";

    public override void Dispose() { }

    public override bool NextMember()
    {
        if (_opened) return false;
        _opened = true;
        return Source.Ensure(1);
    }

    protected override int Decode(Span<byte> into)
    {
        if (!Source.Ensure(1))
        {
            MemberEnd = Source.Position;
            return 0;
        }
        var count = Math.Min(into.Length, Source.Available);
        Source.Span[..count].CopyTo(into);
        Source.Take(count);
        return count;
    }
}
