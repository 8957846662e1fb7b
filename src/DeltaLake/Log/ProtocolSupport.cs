namespace DeltaLake.Log;

/// <summary>What of the Delta protocol this library can read and write, said in one place.</summary>
static class ProtocolSupport
{
    /// <summary>Reader features that ask nothing of a program that only reads.</summary>
    static readonly HashSet<string> HarmlessToReaders = ["vacuumProtocolCheck", "vacuumProtocolCheck-dev"];

    /// <summary>Writer features that are honoured, or rejected below where the table really uses them.</summary>
    static readonly HashSet<string> KnownToWriters =
        ["appendOnly", "invariants", "checkConstraints", "changeDataFeed", "generatedColumns", "identityColumns", "allowColumnDefaults", .. HarmlessToReaders];

    /// <exception cref="UnsupportedFeatureException">The table cannot be read.</exception>
    public static void RequireReadable(string table, TableProtocol protocol, TableMetadata metadata)
    {
        if (metadata.Format.Provider != "parquet") throw Unreadable(table, [$"format {metadata.Format.Provider}"], $"{protocol.MinReaderVersion}");
        var features = protocol.MinReaderVersion switch
        {
            1 => [],
            2 => MapsColumns(metadata) ? ["columnMapping"] : [],
            3 => (protocol.ReaderFeatures ?? []).Where(feature => !HarmlessToReaders.Contains(feature)
                && (feature != "columnMapping" || MapsColumns(metadata))).ToList(),
            _ => (IReadOnlyList<string>)["an unknown reader version"],
        };
        if (features.Count > 0) throw Unreadable(table, features, $"{protocol.MinReaderVersion}");
    }

    /// <exception cref="UnsupportedFeatureException">The table can be read, but not written.</exception>
    public static void RequireWritable(string table, TableProtocol protocol, TableMetadata metadata)
    {
        List<string> features = protocol.MinWriterVersion switch
        {
            <= 6 => [],
            7 => [.. (protocol.WriterFeatures ?? []).Where(feature => !KnownToWriters.Contains(feature))],
            _ => ["an unknown writer version"],
        };
        if (MapsColumns(metadata)) features.Add("columnMapping");
        if (metadata.IsOn("delta.enableChangeDataFeed")) features.Add("changeDataFeed");
        if (metadata.Configuration.Keys.Any(key => key.StartsWith("delta.constraints.", StringComparison.Ordinal))) features.Add("checkConstraints");
        foreach (var (key, feature) in ColumnRules)
            if (AnyColumnHas(TableSchema.Parse(metadata.SchemaString), key)) features.Add(feature);
        if (features.Count == 0) return;
        throw new UnsupportedFeatureException(
            $"'{table}' uses {string.Join(", ", features)} (writer version {protocol.MinWriterVersion}), this program writes up to version 2: "
            + "drop the feature with ALTER TABLE, or write with Spark", features);
    }

    public static UnsupportedFeatureException Unreadable(string table, IReadOnlyList<string> features, string version) =>
        new($"'{table}' uses {string.Join(", ", features)} (reader version {version}), this program reads reader version 1: "
            + "rewrite it with ALTER TABLE ... DROP FEATURE, or read with Spark", features);

    static readonly (string Key, string Feature)[] ColumnRules =
    [
        ("delta.invariants", "invariants"), ("delta.generationExpression", "generatedColumns"),
        ("delta.identity.start", "identityColumns"), ("CURRENT_DEFAULT", "allowColumnDefaults"),
    ];

    static bool MapsColumns(TableMetadata metadata) => metadata.Property("delta.columnMapping.mode") is not (null or "none");

    static bool AnyColumnHas(TableSchema schema, string key) =>
        schema.Columns.Any(column => column.Has(key) || Parts(column.Type).Any(part => AnyColumnHas(part, key)));

    static IEnumerable<TableSchema> Parts(DeltaType type) => type switch
    {
        DeltaType.StructOf record => [record.Schema],
        DeltaType.ListOf list => Parts(list.Element),
        DeltaType.MapOf map => [.. Parts(map.Key), .. Parts(map.Value)],
        _ => [],
    };
}
