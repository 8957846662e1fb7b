using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

/// <summary>What the tests of tables do all the time.</summary>
static class Tables
{
    public static async Task<AddFile> FileAsync<T>(this DeltaTable table, IEnumerable<T> rows, DataFileOptions? options = null)
    {
        await using var file = await table.NewDataFileAsync<T>(options);
        foreach (var row in rows) await file.AddAsync(row);
        return await file.CompleteAsync();
    }

    public static async Task<CommitResult> AppendAsync<T>(this DeltaTable table, params IEnumerable<T> rows)
    {
        var file = await table.FileAsync(rows);
        return await (await table.BeginAsync("WRITE")).Add(file).CommitAsync();
    }

    public static async Task<List<T>> RowsAsync<T>(this DeltaTable table, long? version = null)
    {
        var rows = new List<T>();
        await foreach (var row in table.ReadAsync<T>(await table.SnapshotAsync(version))) rows.Add(row);
        return rows;
    }

    /// <summary>A row as text, lists spelled out, for comparing.</summary>
    public static string Text<T>(T row) => System.Text.Json.JsonSerializer.Serialize(row);
}
