using System.Globalization;
using DeltaLake;

// Appends one row a commit. Arguments: the table's folder, the first id, how many rows.
var (folder, first, count) = (args[0], long.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
var table = await DeltaTable.CreateIfMissingAsync<Row>(folder);
for (var id = first; id < first + count; id++)
{
    await using var file = await table.NewDataFileAsync<Row>();
    await file.AddAsync(new(id, "written by a process of its own"));
    var result = await (await table.BeginAsync("WRITE")).Add(await file.CompleteAsync()).CommitAsync();
    if (result.CheckpointError is { } error) throw error;
}

sealed record Row(long Id, string? Name);
