namespace DeltaLake.Log;

/// <summary>A tombstone: a file that is no longer part of the table, kept in the log until readers of older versions are gone.</summary>
sealed record RemoveFile
{
    public required string Path { get; init; }

    public long? DeletionTimestamp { get; init; }

    public bool DataChange { get; init; } = true;

    public bool? ExtendedFileMetadata { get; init; }

    public IReadOnlyDictionary<string, string?>? PartitionValues { get; init; }

    public long? Size { get; init; }

    public static RemoveFile Of(AddFile file, long now, bool dataChange) => new()
    {
        Path = file.Path,
        DeletionTimestamp = now,
        DataChange = dataChange,
        ExtendedFileMetadata = true,
        PartitionValues = file.PartitionValues,
        Size = file.Size,
    };
}
