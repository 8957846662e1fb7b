using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DeltaLake.Upkeep;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded.Exporting;

/// <summary>A table taken out of a lake as files, with a manifest and a data card. The folder appears when all of it is there. The same table gives the same files.</summary>
public sealed class TableExport(LakeFolder lake, ExportOrder order, TimeProvider clock)
{
    /// <summary>What exceeds it goes to disk.</summary>
    const int MemoryMb = 512;

    static readonly (string Name, string Column)[] Counted = [("topic", "topic"), ("language", "language"), ("host", "url_host_name")];

    /// <param name="folder">A new folder, or an empty one.</param>
    public async Task<ExportManifest> RunAsync(string folder, CancellationToken cancel)
    {
        order.Checked();
        if (!lake.Has(order.Table)) throw new CallerMistakeException($"the lake has no table '{order.Table}'; it has {string.Join(", ", lake.Tables())}");
        folder = lake.Outside("--out", folder);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw new CallerMistakeException($"'{folder}' is there already; name a new folder");
        var partial = $"{folder}.{Environment.ProcessId}.partial";
        try
        {
            Directory.CreateDirectory(partial);
            var manifest = await WriteAsync(partial, cancel);
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(partial, folder);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    async Task<ExportManifest> WriteAsync(string folder, CancellationToken cancel)
    {
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        await query.LimitMemoryAsync(MemoryMb, Path.Combine(folder, ".spill"), cancel);
        var columns = await PickAsync(query, cancel);
        var files = new List<ExportedFile>();
        for (var shard = 0; shard < order.Shards; shard++) files.Add(await ShardAsync(query, folder, shard, columns, cancel));
        var versions = lake.Tables().Where(query.Snapshots.ContainsKey).ToDictionary(t => t, t => query.Snapshots[t].Version, StringComparer.Ordinal);
        var settings = lake.Runs().Select(r => r.Settings).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var manifest = new ExportManifest(order.Table, order.Format, [.. columns.Select(c => c.Name)], order.Where, order.Since, files.Sum(f => f.Rows), files.Sum(f => f.Bytes), files, versions, settings, await DrawAsync(versions, cancel), ProgramVersion.Current, clock.GetUtcNow());
        await File.WriteAllTextAsync(Path.Combine(folder, ExportManifest.FileName), manifest.ToJson(), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), DataCard.Write(manifest, await CountsAsync(query, cancel)), cancel);
        if (Directory.Exists(Path.Combine(folder, ".spill"))) Directory.Delete(Path.Combine(folder, ".spill"), recursive: true);
        return manifest;
    }

    async Task<JsonNode?> DrawAsync(Dictionary<string, long> versions, CancellationToken cancel)
    {
        if (order.Table != LakeTables.Balanced) return null;
        var commits = await History.ReadAsync(await lake.OpenTableAsync(order.Table, cancel), cancel);
        return commits.FirstOrDefault(c => c.Version <= versions[order.Table] && c.Note is not null)?.Note is { } note ? JsonNode.Parse(note) : null;
    }

    /// <summary>Makes the table <c>picked</c>: the rows wanted, each with the number of its file.</summary>
    /// <returns>The columns wanted.</returns>
    async Task<List<(string Name, string Type)>> PickAsync(LakeQuery query, CancellationToken cancel)
    {
        var key = LakeTables.Keys[order.Table];
        var there = await query.RowsAsync($"select column_name, column_type from (describe {order.Table})", r => (Name: r.GetString(0), Type: r.GetString(1)), cancel);
        if (order.Columns.FirstOrDefault(c => !there.Exists(t => t.Name == c)) is { } unknown) throw new CallerMistakeException($"'{order.Table}' has no column '{unknown}'; it has {string.Join(", ", there.Select(t => t.Name))}");
        var since = "";
        if (order.Since is { } version)
        {
            var table = await lake.OpenTableAsync(order.Table, cancel);
            var newest = (await table.SnapshotAsync(ct: cancel)).Version;
            if (version < 0 || version > newest) throw new CallerMistakeException($"table '{order.Table}' has no version {version}; its newest is {newest}");
            await query.AddAsync("before", await table.SnapshotAsync(version, cancel), cancel);
            since = $"anti join before b on t.{key} = b.{key}";
        }
        await query.ExecuteAsync($"create or replace temp table picked as select t.*, (row_number() over (order by t.{key}) - 1) % {order.Shards} as export_shard from (select * from {order.Table}{(order.Where is null ? "" : $" where ({order.Where}\n)")}) t {since}", cancel);
        return order.Columns.Count == 0 ? there : [.. order.Columns.Select(c => there.Find(t => t.Name == c))];
    }

    async Task<ExportedFile> ShardAsync(LakeQuery query, string folder, int shard, List<(string Name, string Type)> columns, CancellationToken cancel)
    {
        var digits = Math.Max(5, order.Shards.ToString(CultureInfo.InvariantCulture).Length);
        var name = $"{order.Table}-{shard.ToString($"D{digits}", CultureInfo.InvariantCulture)}-of-{order.Shards.ToString($"D{digits}", CultureInfo.InvariantCulture)}.{order.Format}";
        var path = Path.Combine(folder, name);
        var selected = string.Join(", ", columns.Select(c => order.Format == "csv" && IsNested(c.Type) ? $"to_json({DeltaView.Name(c.Name)}) as {DeltaView.Name(c.Name)}" : DeltaView.Name(c.Name)));
        await query.ExecuteAsync($"copy (select {selected} from picked where export_shard = {shard} order by {LakeTables.Keys[order.Table]}) to {DeltaView.Literal(path)} ({Options})", cancel);
        var rows = (await query.RowsAsync($"select count(*) from picked where export_shard = {shard}", r => r.GetInt64(0), cancel))[0];
        await using var file = File.OpenRead(path);
        return new(name, rows, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }

    static bool IsNested(string type) => type.EndsWith("[]", StringComparison.Ordinal) || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal);

    string Options => order.Format switch
    {
        "parquet" => "format parquet, compression zstd",
        "csv" => "format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ'",
        "jsonl.zst" => "format json, compression zstd, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ'",
        _ => "format json, compression none, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ'",
    };

    static async Task<Dictionary<string, IReadOnlyList<(string, long)>>> CountsAsync(LakeQuery query, CancellationToken cancel)
    {
        var there = await query.RowsAsync("select column_name from (describe picked)", r => r.GetString(0), cancel);
        var counts = new Dictionary<string, IReadOnlyList<(string, long)>>(StringComparer.Ordinal);
        foreach (var (name, column) in Counted.Where(c => there.Contains(c.Column)))
            counts[name] = await query.RowsAsync($"select {column}, count(*) from picked group by 1 order by 2 desc, 1", r => (r.IsDBNull(0) ? "" : r.GetString(0), r.GetInt64(1)), cancel);
        return counts;
    }
}
