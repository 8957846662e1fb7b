namespace How2Mine.Tests.DeltaLake;

public sealed record Numbered(long Id, string? Name);
