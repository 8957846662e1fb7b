using System.IO.Compression;

namespace How2Mine.Work;

/// <summary>Finds crawl files: a file, a folder, or a list (*.paths, *.paths.gz) whose lines are relative to the root or to the list's folder.</summary>
public static class CrawlSources
{
    static readonly string[] Endings = [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wet", ".wet.gz", ".warc.wet.gz"];

    /// <returns>The files in order of their names, each once.</returns>
    /// <exception cref="CallerMistakeException">Nothing is there, or nothing that could be a crawl.</exception>
    public static IReadOnlyList<CrawlSource> Resolve(IEnumerable<string> sources, string? root)
    {
        if (root is not null && !Directory.Exists(root)) throw new CallerMistakeException($"root '{root}' is not a folder; name the folder that the lists' lines are relative to");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in sources)
            foreach (var (name, path) in Expand(source, root)) files.TryAdd(name, path);
        return [.. files.Select(f => new CrawlSource(f.Key, f.Value))];
    }

    static List<(string Name, string Path)> Expand(string source, string? root)
    {
        if (Directory.Exists(source)) return FromFolder(source);
        if (!File.Exists(source)) throw new CallerMistakeException($"'{source}' does not exist; expected a crawl file, a folder of them, or a list of paths");
        if (source.EndsWith(".paths", StringComparison.Ordinal) || source.EndsWith(".paths.gz", StringComparison.Ordinal)) return FromList(source, root);
        var relative = root is null ? Path.GetFileName(source) : Path.GetRelativePath(root, source);
        return [(relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(source) : Slashes(relative), source)];
    }

    static List<(string, string)> FromFolder(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Select(f => (Slashes(Path.GetRelativePath(folder, f)), f)).ToList();
        return found.Count > 0 ? found : throw new CallerMistakeException($"folder '{folder}' holds no crawl file; expected names that end in {string.Join(", ", Endings)}");
    }

    static List<(string, string)> FromList(string list, string? root)
    {
        var folder = root ?? Path.GetDirectoryName(Path.GetFullPath(list))!;
        using var file = File.OpenRead(list);
        using var text = new StreamReader(list.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var found = new List<(string, string)>();
        foreach (var line in Lines(text, list))
        {
            var path = Path.Combine(folder, line);
            if (!File.Exists(path)) throw new CallerMistakeException($"list '{list}' names '{line}', which is not in '{folder}'; name its folder with --root");
            found.Add((Slashes(line), path));
        }
        return found.Count > 0 ? found : throw new CallerMistakeException($"list '{list}' is empty; expected a crawl file's path on each line");
    }

    static IEnumerable<string> Lines(StreamReader text, string list)
    {
        while (true)
        {
            string? line;
            try
            {
                line = text.ReadLine()?.Trim();
            }
            catch (InvalidDataException)
            {
                throw new CallerMistakeException($"list '{list}' is no gzip file or a damaged one; fetch it again, or unpack it and name the .paths file");
            }
            if (line is null) yield break;
            if (line.Length > 0 && !line.StartsWith('#')) yield return line;
        }
    }

    static string Slashes(string path) => path.Replace('\\', '/');
}
