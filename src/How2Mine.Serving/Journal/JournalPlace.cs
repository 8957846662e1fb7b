namespace How2Mine.Serving.Journal;

/// <summary>Where an answer's line lies; the length is without its line end.</summary>
public readonly record struct JournalPlace(string Path, long Offset, int Length);
