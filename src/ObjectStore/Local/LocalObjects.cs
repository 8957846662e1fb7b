using System.Net;

namespace ObjectStore.Local;

/// <summary>Objects that are files on this machine.</summary>
static class LocalObjects
{
    public static ObjectInfo Describe(string path) =>
        File.Exists(path) ? new(path, new FileInfo(path).Length, "") : throw new ObjectStoreException(path, HttpStatusCode.NotFound, "there is no such file; check the path");

    public static Stream OpenRead(ObjectInfo of, long start, long end)
    {
        FileStream file;
        try
        {
            file = new(of.Address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ObjectStoreException(of.Address, HttpStatusCode.NotFound, "there is no such file any more; describe it again", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ObjectStoreException(of.Address, HttpStatusCode.Forbidden, "the file may not be read; check its permissions", e);
        }
        if (file.Length == of.Length) return new FileRange(file, start, end);
        var got = file.Length;
        file.Dispose();
        throw new ObjectStoreException(of.Address, null, $"the file changed since it was described: expected {of.Length} bytes, got {got}; describe it again and read it from the start");
    }

    /// <summary>All files below a folder, in the order of their paths within it.</summary>
    public static IEnumerable<ObjectInfo> List(string folder)
    {
        if (!Directory.Exists(folder)) throw new ObjectStoreException(folder, HttpStatusCode.NotFound, "there is no such folder; check the path");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .OrderBy(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), StringComparer.Ordinal)
            .Select(Describe);
    }
}
