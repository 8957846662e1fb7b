namespace How2Mine.Text.Trees;

/// <summary>A file of trees: magic, the number of columns that they were trained on, the trees.</summary>
/// <remarks>Sources and figures of the weights: tests/How2Mine.Training/README.md.</remarks>
static class TreeFile
{
    const uint Magic = 0x52543248;

    /// <summary>Trees that the program carries.</summary>
    public static TreeModel OfProgram(string name, int columns)
    {
        var resource = $"How2Mine.{name}";
        using var stream = typeof(TreeFile).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"the resource {resource} is not in the program: build it with the file embedded");
        return Read(stream, name, columns);
    }

    public static TreeModel Read(Stream stream, string name, int columns)
    {
        using var reader = new BinaryReader(stream);
        var (magic, there) = (reader.ReadUInt32(), reader.ReadInt32());
        return magic == Magic && there == columns ? TreeModel.Read(reader)
            : throw new InvalidDataException($"the trees of {name} are over {there} features, the program has {columns}: train them anew with How2Mine.Training");
    }

    public static void Write(Stream stream, TreeModel trees, int columns)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(columns);
        trees.Write(writer);
    }
}
