using System.Buffers.Binary;

namespace How2Mine.Text;

/// <summary>The weights file: for each feature its hash, its rarity and one weight a topic, and a bias a topic.</summary>
/// <remarks>
/// Little endian: magic <c>H2MT</c>, version, count of features, 15 biases (float); then for each feature, 22 bytes:
/// hash (uint), scale of its weights (half), 16 times its idf (byte), 15 weights as signed 1/127 of the scale.
/// </remarks>
sealed class TopicModel
{
    const uint Magic = 0x544D3248;
    const int Version = 1, HeaderBytes = 12 + 4 * TopicScores.Count, FeatureBytes = 7 + TopicScores.Count;

    readonly byte[] _file;
    readonly Slot[] _slots;
    readonly int _mask;

    TopicModel(byte[] file, int count)
    {
        _file = file;
        Count = count;
        var size = 16;
        while (size < 2 * count) size *= 2;
        _mask = size - 1;
        _slots = new Slot[size];
        for (var feature = 0; feature < count; feature++)
        {
            var hash = BinaryPrimitives.ReadUInt32LittleEndian(Row(feature));
            var slot = (int)(hash & _mask);
            while (_slots[slot].Number != 0) slot = (slot + 1) & _mask;
            _slots[slot] = new(hash, feature + 1);
        }
    }

    public int Count { get; }

    public static TopicModel Read(byte[] file)
    {
        var bytes = file.AsSpan();
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            throw new InvalidDataException("The topic weights do not begin with H2MT: train them anew with How2Mine.Training.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (version != Version || bytes.Length != HeaderBytes + (long)count * FeatureBytes)
            throw new InvalidDataException(
                $"The topic weights are version {version} with {count} features in {bytes.Length} bytes, version {Version} with {FeatureBytes} bytes a feature is read: train them anew with How2Mine.Training.");
        return new TopicModel(file, count);
    }

    /// <summary>The number of the feature of that hash, or -1 where the model does not know it.</summary>
    public int Find(uint hash)
    {
        var slot = (int)(hash & (uint)_mask);
        while (_slots[slot] is { Number: > 0 } found)
        {
            if (found.Hash == hash) return found.Number - 1;
            slot = (slot + 1) & _mask;
        }
        return -1;
    }

    public void AddBiases(Span<double> logits)
    {
        for (var topic = 0; topic < TopicScores.Count; topic++)
            logits[topic] += BinaryPrimitives.ReadSingleLittleEndian(_file.AsSpan(12 + 4 * topic));
    }

    public double Idf(int feature) => Row(feature)[6] / 16.0;

    /// <summary>Adds the feature's weights times <paramref name="value"/>.</summary>
    public void AddWeights(int feature, double value, Span<double> logits)
    {
        var row = Row(feature);
        var factor = value * (double)BinaryPrimitives.ReadHalfLittleEndian(row[4..]) / 127;
        for (var topic = 0; topic < TopicScores.Count; topic++) logits[topic] += factor * (sbyte)row[7 + topic];
    }

    public static byte[] Write(ReadOnlySpan<float> biases, IReadOnlyList<TopicFeature> features)
    {
        var file = new byte[HeaderBytes + features.Count * FeatureBytes];
        var rest = file.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(rest, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], features.Count);
        for (var topic = 0; topic < TopicScores.Count; topic++) BinaryPrimitives.WriteSingleLittleEndian(rest[(12 + 4 * topic)..], biases[topic]);
        rest = rest[HeaderBytes..];
        foreach (var feature in features)
        {
            var scale = (Half)feature.Weights.Max(Math.Abs);
            BinaryPrimitives.WriteUInt32LittleEndian(rest, feature.Hash);
            BinaryPrimitives.WriteHalfLittleEndian(rest[4..], scale);
            rest[6] = (byte)Math.Clamp(Math.Round(feature.Idf * 16), 1, 255);
            for (var topic = 0; topic < TopicScores.Count; topic++)
                rest[7 + topic] = (byte)(sbyte)Math.Clamp(Math.Round(feature.Weights[topic] / Math.Max((double)scale, 1e-6) * 127), -127, 127);
            rest = rest[FeatureBytes..];
        }
        return file;
    }

    ReadOnlySpan<byte> Row(int feature) => _file.AsSpan(HeaderBytes + feature * FeatureBytes, FeatureBytes);

    /// <param name="Number">The feature's number and 1; 0 is an empty slot.</param>
    readonly record struct Slot(uint Hash, int Number);
}

/// <summary>A feature as training hands it over.</summary>
sealed record TopicFeature(uint Hash, double Idf, float[] Weights);
