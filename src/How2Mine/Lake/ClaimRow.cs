namespace How2Mine.Lake;

/// <summary>A crawl file taken up for mining: which files are committed together, so that whoever goes on after a crash commits the same ones. Key: input_id.</summary>
public sealed record ClaimRow(string InputId, string PartitionId, string WarcFilename, string Version, long Bytes, string SettingsHash);
