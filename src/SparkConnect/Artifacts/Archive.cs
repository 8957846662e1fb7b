namespace SparkConnect.Artifacts;

/// <summary>An archive that the executors unpack into a folder named after the alias.</summary>
static class Archive
{
    static readonly string[] Endings = [".tar.gz", ".tgz", ".tar", ".zip", ".jar"];

    public static Artifact Of(string file, string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        if (!alias.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || alias.Trim('.').Length == 0)
            throw new ArgumentException($"the alias is '{alias}', a folder's name of letters, digits, - _ and . is wanted", nameof(alias));
        var info = new FileInfo(file);
        if (!info.Exists) throw new FileNotFoundException($"there is no archive '{file}' to upload", file);
        if (!Endings.Any(ending => info.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"'{info.Name}' is no archive that Spark unpacks, which are {string.Join(", ", Endings)}", nameof(file));
        if (info.Name.Contains('#', StringComparison.Ordinal)) throw new ArgumentException($"'{info.Name}' has a # in its name, which Spark reads as the start of the alias: rename it", nameof(file));
        return new($"archives/{info.Name}#{alias}", info.Length, info.OpenRead);
    }
}
