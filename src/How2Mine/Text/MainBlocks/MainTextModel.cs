namespace How2Mine.Text.MainBlocks;

/// <summary>The trees that say how likely a block is main text.</summary>
/// <remarks>Sources and figures of the weights: tests/How2Mine.Training/README.md.</remarks>
sealed class MainTextModel(TreeModel trees)
{
    const string Resource = "How2Mine.Text.main-text.bin";
    const uint Magic = 0x424D3248;

    static readonly Lazy<MainTextModel> Loaded = new(() => Read(typeof(MainTextModel).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidDataException($"the resource {Resource} is not in the program: build it with src/How2Mine/Text/main-text.bin embedded")));

    public static MainTextModel Default => Loaded.Value;

    /// <summary>For each block how likely it is main text.</summary>
    public float[] Probabilities(BlockFeatures features) => trees.Probabilities(features);

    public static MainTextModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var (magic, columns) = (reader.ReadUInt32(), reader.ReadInt32());
        if (magic != Magic || columns != BlockFeatures.Count)
            throw new InvalidDataException($"the trees of main text are over {columns} features, the program has {BlockFeatures.Count}: train them anew with How2Mine.Training");
        return new(TreeModel.Read(reader));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(BlockFeatures.Count);
        trees.Write(writer);
    }
}
