namespace DeltaLake.Storage;

/// <summary>Files that are complete and on the disk before anyone can see them.</summary>
static class DurableFile
{
    /// <summary>Writes the file unless it is there; whether it was written. Of several writers at once exactly one is told yes.</summary>
    public static async Task<bool> PutIfAbsentAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await WriteAsync(temporary, content, FileMode.CreateNew, ct);
            var put = NativeFile.TryHardLink(temporary, path) switch
            {
                LinkResult.Linked => true,
                LinkResult.Exists => false,
                // A file system without hard links; its exclusive create still lets only one writer in.
                _ => await TryCreateAsync(path, content, ct),
            };
            if (put) NativeFile.FlushFolder(Path.GetDirectoryName(path)!);
            return put;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Puts the file in place of what may be there, never half of it.</summary>
    public static async Task ReplaceAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await WriteAsync(temporary, content, FileMode.CreateNew, ct);
            Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static void Move(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        NativeFile.FlushFolder(Path.GetDirectoryName(path)!);
    }

    static async Task<bool> TryCreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await WriteAsync(path, content, FileMode.CreateNew, ct);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, FileMode mode, CancellationToken ct)
    {
        await using var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(content, ct);
        stream.Flush(flushToDisk: true);
    }
}
