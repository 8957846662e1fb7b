using System.IO.Compression;
using System.Text;
using ObjectStore;

namespace How2Mine.Work;

/// <summary>Finds crawl files: a file, a folder, an S3 folder, or a list (*.paths, *.paths.gz) whose lines are relative to the root or to the list's folder.</summary>
/// <param name="root">Folder, https:// or s3:// address that names and lines are relative to; null for each list's own folder.</param>
/// <param name="mayBeEmpty">Whether a folder or list may hold nothing yet.</param>
public sealed class CrawlSources(CrawlStore store, string? root, bool mayBeEmpty = false)
{
    static readonly string[] Endings = [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wet", ".wet.gz", ".warc.wet.gz"];

    /// <summary>A comment, so that it names no file.</summary>
    const string EndMark = "# end of list";

    /// <returns>The files in order of their names, each once.</returns>
    /// <exception cref="CallerMistakeException">Nothing is there, or nothing that could be a crawl.</exception>
    public async Task<IReadOnlyList<CrawlSource>> ResolveAsync(IEnumerable<string> sources, CancellationToken cancel)
    {
        if (root is not null && !CrawlStore.IsRemote(root) && !Directory.Exists(root)) throw new CallerMistakeException($"root '{root}' is not a folder; name the folder, https:// or s3:// address that the lists' lines are relative to");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var source in sources)
                foreach (var file in await ExpandAsync(source, cancel))
                    if (!files.TryAdd(file.Name, file.Address) && !IsSame(files[file.Name], file.Address))
                        throw new CallerMistakeException($"'{file.Name}' is the name of both '{files[file.Name]}' and '{file.Address}'; name the folder above both, or that folder with --root, so that their names differ");
        }
        catch (StoreArgumentException e)
        {
            throw new CallerMistakeException(e.Message);
        }
        catch (ObjectStoreException e) when ((int?)e.Status is >= 300 and < 500)
        {
            // A list or folder that is not there, or not for us, is a wrong name here as on a disk.
            throw new CallerMistakeException(e.Message);
        }
        return [.. files.Select(f => new CrawlSource(f.Key, f.Value))];
    }

    async Task<IReadOnlyList<CrawlSource>> ExpandAsync(string source, CancellationToken cancel)
    {
        if (IsList(source) && (CrawlStore.IsRemote(source) || File.Exists(source))) return await FromListAsync(source, cancel);
        if (CrawlStore.IsRemote(source)) return IsCrawl(source) || !source.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? [new(RemoteName(source), source)] : await FromS3Async(source, cancel);
        if (Directory.Exists(source)) return FromFolder(source);
        if (!File.Exists(source)) throw new CallerMistakeException($"'{source}' does not exist; expected a crawl file, a folder of them, or a list of paths");
        var relative = root is null || CrawlStore.IsRemote(root) ? Path.GetFileName(source) : Path.GetRelativePath(root, source);
        return [new(relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(source) : Slashes(relative), source)];
    }

    List<CrawlSource> FromFolder(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsCrawl).Select(f => new CrawlSource(Slashes(Path.GetRelativePath(folder, f)), f)).ToList();
        return found.Count > 0 || mayBeEmpty ? found : throw NoCrawl(folder);
    }

    async Task<IReadOnlyList<CrawlSource>> FromS3Async(string folder, CancellationToken cancel)
    {
        var found = new List<CrawlSource>();
        await foreach (var file in store.Objects.ListAsync(folder, cancel))
            if (IsCrawl(file.Address)) found.Add(new(RemoteName(file.Address), file.Address));
        return found.Count > 0 || mayBeEmpty ? found : throw NoCrawl(folder);
    }

    async Task<IReadOnlyList<CrawlSource>> FromListAsync(string list, CancellationToken cancel)
    {
        var remote = CrawlStore.IsRemote(list);
        var folder = root ?? (remote ? list[..list.LastIndexOf('/')] : Path.GetDirectoryName(Path.GetFullPath(list))!);
        await using var file = remote ? store.Objects.OpenRead(await store.Objects.DescribeAsync(list, cancel), ct: cancel) : File.OpenRead(list);
        using var text = new StreamReader(list.EndsWith(".gz", StringComparison.Ordinal) ? await UnpackedAsync(file, cancel) : file);
        var found = new List<CrawlSource>();
        foreach (var line in Lines(text, list))
        {
            var address = ObjectAddress.Join(folder, line).Text;
            if (!CrawlStore.IsRemote(address) && !File.Exists(address)) throw new CallerMistakeException($"list '{list}' names '{line}', which is not in '{folder}'; name its folder with --root");
            found.Add(new(CrawlStore.IsRemote(line) ? RemoteName(line) : Slashes(line), address));
        }
        return found.Count > 0 || mayBeEmpty ? found : throw new CallerMistakeException($"list '{list}' is empty; expected a crawl file's path on each line");
    }

    /// <summary>The unpacked list, then the end mark. The framework takes a packed list that is cut for a whole one; what is packed behind it comes out only if it is whole.</summary>
    static async Task<Stream> UnpackedAsync(Stream file, CancellationToken cancel)
    {
        var packed = new MemoryStream();
        await file.CopyToAsync(packed, cancel);
        await using (var end = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await end.WriteAsync(Encoding.ASCII.GetBytes("\n" + EndMark), cancel);
        packed.Position = 0;
        return new GZipStream(packed, CompressionMode.Decompress);
    }

    static IEnumerable<string> Lines(StreamReader text, string list)
    {
        var isWhole = !list.EndsWith(".gz", StringComparison.Ordinal);
        while (true)
        {
            string? line;
            try
            {
                line = text.ReadLine()?.Trim();
                if (line is null && !isWhole) throw new InvalidDataException();
            }
            catch (InvalidDataException)
            {
                throw new CallerMistakeException($"list '{list}' is no gzip file or a damaged one; fetch it again, or unpack it and name the .paths file");
            }
            if (line is null) yield break;
            isWhole |= line == EndMark;
            if (line.Length > 0 && !line.StartsWith('#')) yield return line;
        }
    }

    /// <summary>The name below the root; without one the path below the host or bucket, which is the name that Common Crawl's index has.</summary>
    string RemoteName(string address)
    {
        if (root is not null && address.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)) return address[(root.TrimEnd('/').Length + 1)..];
        var path = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    static bool IsSame(string address, string other) => address == other || (!CrawlStore.IsRemote(address) && !CrawlStore.IsRemote(other) && Path.GetFullPath(address) == Path.GetFullPath(other));

    static bool IsList(string source) => source.EndsWith(".paths", StringComparison.Ordinal) || source.EndsWith(".paths.gz", StringComparison.Ordinal);

    static bool IsCrawl(string name) => Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    static CallerMistakeException NoCrawl(string folder) => new($"folder '{folder}' holds no crawl file; expected names that end in {string.Join(", ", Endings)}");

    static string Slashes(string path) => path.Replace('\\', '/');
}
