using How2Mine.Crawl;

namespace How2Mine.Lake;

/// <summary>A crawl file that is done with; the ledger. Key: warc_filename and version.</summary>
public sealed record InputRow
{
    public required string InputId { get; init; }
    public required string WarcFilename { get; init; }
    public required string Version { get; init; }
    public required long Bytes { get; init; }

    /// <summary>plain, gzip or zstd.</summary>
    public required string Packing { get; init; }

    public required long Records { get; init; }

    /// <summary>Records that carry a page: as many as the file has rows in fates.</summary>
    public required long Pages { get; init; }

    public required long Requests { get; init; }
    public required long Metadata { get; init; }
    public required long Revisits { get; init; }
    public required long Warcinfos { get; init; }
    public required long Others { get; init; }
    public required long DamageCount { get; init; }

    /// <summary>The first damages, each as code, offset and what was expected.</summary>
    public required IReadOnlyList<string> Damage { get; init; }

    /// <summary>done; refused: no crawl file, looked at again by the next run; failed: set aside after it ended its worker each time.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why the file is refused or failed.</summary>
    public string? Reason { get; init; }

    public required string SettingsHash { get; init; }
    public required string ProgramVersion { get; init; }

    /// <summary>The row of a file that could not be read.</summary>
    /// <param name="outcome">refused or failed.</param>
    public static InputRow Unread(CrawlInput input, string outcome, string reason, string settingsHash, string programVersion) => new()
    {
        InputId = input.Id,
        WarcFilename = input.Name,
        Version = input.Version,
        Bytes = input.Size,
        Packing = "",
        Records = 0,
        Pages = 0,
        Requests = 0,
        Metadata = 0,
        Revisits = 0,
        Warcinfos = 0,
        Others = 0,
        DamageCount = 0,
        Damage = [],
        Outcome = outcome,
        Reason = reason,
        SettingsHash = settingsHash,
        ProgramVersion = programVersion,
    };
}

/// <summary>Counts a file's records as they are read.</summary>
public sealed class InputTally
{
    readonly long[] _kinds = new long[Enum.GetValues<RecordKind>().Length];

    public void Count(ArchiveRecord record) => _kinds[(int)record.Kind]++;

    public InputRow Row(CrawlInput input, ArchiveReader reader, string settingsHash, string programVersion) => new()
    {
        InputId = input.Id,
        WarcFilename = input.Name,
        Version = input.Version,
        Bytes = input.Size,
        Packing = reader.Packing,
        Records = _kinds.Sum(),
        Pages = Of(RecordKind.Response) + Of(RecordKind.Resource) + Of(RecordKind.Conversion),
        Requests = Of(RecordKind.Request),
        Metadata = Of(RecordKind.Metadata),
        Revisits = Of(RecordKind.Revisit),
        Warcinfos = Of(RecordKind.WarcInfo),
        Others = Of(RecordKind.Continuation) + Of(RecordKind.Other),
        DamageCount = reader.DamageCount,
        Damage = [.. reader.Damage.Select(d => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{d.Code} at {d.Offset}: {d.Detail}"))],
        Outcome = "done",
        SettingsHash = settingsHash,
        ProgramVersion = programVersion,
    };

    long Of(RecordKind kind) => _kinds[(int)kind];
}
