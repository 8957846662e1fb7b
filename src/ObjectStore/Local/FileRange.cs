namespace ObjectStore.Local;

/// <summary>A file's bytes from a place up to another.</summary>
sealed class FileRange : ReadOnlyStream
{
    readonly FileStream _file;
    readonly long _end;

    public FileRange(FileStream file, long start, long end)
    {
        (_file, _end) = (file, end);
        _file.Position = start;
    }

    public override int Read(Span<byte> buffer) => _file.Read(buffer[..(int)Math.Min(buffer.Length, _end - _file.Position)]);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}
