using System.Text.Json;
using DeltaLake;
using How2Mine.Lake;
using How2Mine.Settings;

namespace How2Mine.Work;

/// <summary>A lake on disk: a folder with a marker, the settings that were used, and one Delta table a folder.</summary>
public sealed class LakeFolder
{
    /// <summary>Raised when programs of before and after can no longer add to the same lake.</summary>
    public const int Format = 4;

    const string Marker = "lake.json";

    LakeFolder(string folder) => Folder = folder;

    public string Folder { get; }

    /// <exception cref="CallerMistakeException">The folder is no lake, or one of a newer program.</exception>
    public static LakeFolder Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new CallerMistakeException($"lake '{folder}' does not exist; make one with: how2mine mine CRAWL --lake {folder}");
        if (!File.Exists(Path.Combine(folder, Marker))) throw new CallerMistakeException($"'{folder}' is not a lake: it has no {Marker}; name a folder that 'how2mine mine' made");
        return Checked(folder);
    }

    /// <summary>Opens a lake, or makes one in a new or empty folder.</summary>
    public static LakeFolder OpenOrCreate(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) throw new CallerMistakeException("the lake's folder has an empty name; name a folder");
        if (File.Exists(folder)) throw new CallerMistakeException($"lake '{folder}' is a file; name a folder");
        if (File.Exists(Path.Combine(folder, Marker))) return Checked(folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(e => !IsUnfinishedMarker(e)) is not null && !File.Exists(Path.Combine(folder, Marker)))
            throw new CallerMistakeException($"'{folder}' is not a lake and not empty; name a new folder, or one that 'how2mine mine' made");
        Directory.CreateDirectory(folder);
        WriteWhole(Path.Combine(folder, Marker), JsonSerializer.SerializeToUtf8Bytes(new LakeMarker(Format, ProgramVersion.Current)));
        return new LakeFolder(folder);
    }

    public bool Has(string table) => LakeTables.Keys.ContainsKey(table) && DeltaTable.Exists(TableFolder(table));

    /// <summary>A path for what is made from the lake: whole, without a separator at its end, and outside, for whatever lies inside is the lake's.</summary>
    /// <exception cref="CallerMistakeException">It is empty, or inside.</exception>
    public string Outside(string option, string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new CallerMistakeException($"{option} is empty; name a place for what is written");
        var (whole, lake) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));
        return whole != lake && !whole.StartsWith(lake + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? whole
            : throw new CallerMistakeException($"{option} is '{path}', which lies in the lake '{Folder}'; name a place outside");
    }

    public string TableFolder(string table) => Path.Combine(Folder, table);

    public Task<DeltaTable> OpenTableAsync(string table, CancellationToken cancel) => DeltaTable.OpenAsync(TableFolder(table), Options, cancel);

    public Task<DeltaTable> CreateTableAsync<T>(string table, CancellationToken cancel) => DeltaTable.CreateIfMissingAsync<T>(TableFolder(table), Options, cancel);

    /// <summary>The tables of the lake that are there, in the order in which they are filled.</summary>
    public IEnumerable<string> Tables() => LakeTables.All.Append(LakeTables.Answers).Append(LakeTables.Claims).Where(Has);

    /// <summary>Where models' answers are kept as they come, before anyone uses them.</summary>
    public string JournalFolder => Path.Combine(Folder, "journal");

    /// <summary>Keeps the settings under their hash, for everybody who asks later how a row came about.</summary>
    public void KeepSettings(MiningSettings settings)
    {
        var path = SettingsPath(settings.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The newest run's: what shapes no row, such as the plan, is no part of the hash.
        WriteWhole(path, settings.ToJson());
    }

    /// <summary>Keeps what a run is, or was; the newest state takes the place of an older one.</summary>
    public void KeepRun(RunManifest run)
    {
        Directory.CreateDirectory(RunsFolder);
        WriteWhole(Path.Combine(RunsFolder, run.Id + ".json"), run.ToJson());
    }

    /// <summary>The manifests of all runs, the oldest first.</summary>
    public IReadOnlyList<RunManifest> Runs() =>
        Directory.Exists(RunsFolder) ? [.. Directory.EnumerateFiles(RunsFolder, "*.json").Order(StringComparer.Ordinal).Select(f => RunManifest.Parse(File.ReadAllBytes(f), f))] : [];

    /// <summary>The settings that a run used.</summary>
    /// <exception cref="CallerMistakeException">They are not in the lake.</exception>
    public MiningSettings Settings(string hash)
    {
        var path = SettingsPath(hash);
        return File.Exists(path) ? SettingsJson.Parse(File.ReadAllText(path), path) : throw new CallerMistakeException($"the lake has no settings {hash}: '{path}' is missing; give them with --settings");
    }

    string RunsFolder => Path.Combine(Folder, "runs");

    string SettingsPath(string hash) => Path.Combine(Folder, "settings", hash + ".json");

    static TableOptions Options { get; } = new() { EngineInfo = $"how2mine/{ProgramVersion.Current}" };

    /// <summary>What a program leaves that is stopped before its lake has a marker, or has for a moment before that.</summary>
    static bool IsUnfinishedMarker(string path) => Path.GetFileName(path) is var name && name.StartsWith(Marker, StringComparison.Ordinal) && name.EndsWith(".tmp", StringComparison.Ordinal);

    static LakeFolder Checked(string folder)
    {
        var path = Path.Combine(folder, Marker);
        LakeMarker? marker;
        try
        {
            marker = JsonSerializer.Deserialize<LakeMarker>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            marker = null;
        }
        if (marker is null or { Format: < 1 }) throw new CallerMistakeException($"'{path}' does not say which format the lake has; restore the file, or mine into a new folder");
        return marker.Format == Format ? new LakeFolder(folder)
            : throw new CallerMistakeException($"lake '{folder}' was written in format {marker.Format}, this program reads {Format}: {(marker.Format > Format ? "update how2mine, or " : "")}mine into a new folder");
    }

    static void WriteWhole(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }

    sealed record LakeMarker(int Format, string WrittenBy);
}
