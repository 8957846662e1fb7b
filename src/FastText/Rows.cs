namespace FastText;

/// <summary>Rows of numbers, whole or quantised.</summary>
interface IRows
{
    int Count { get; }

    void AddTo(Span<float> sum, int row);

    float Dot(ReadOnlySpan<float> vector, int row);
}

/// <summary>Rows as they were trained.</summary>
sealed class WholeRows(float[] values, int count, int width) : IRows
{
    public int Count => count;

    public static WholeRows Read(ModelReader reader, string name, int width)
    {
        var (count, found) = (reader.Int64($"rows of {name}", 1, int.MaxValue), reader.Int64($"columns of {name}", width, width));
        return new(reader.Floats(name, count * found), (int)count, width);
    }

    public void AddTo(Span<float> sum, int row)
    {
        var from = values.AsSpan(row * width, width);
        for (var i = 0; i < from.Length; i++) sum[i] += from[i];
    }

    public float Dot(ReadOnlySpan<float> vector, int row)
    {
        var from = values.AsSpan(row * width, width);
        var sum = 0f;
        for (var i = 0; i < from.Length; i++) sum += from[i] * vector[i];
        return sum;
    }
}

/// <summary>Rows whose pieces are each one of 256 (product quantisation), with a length of their own if the model has such.</summary>
sealed class QuantisedRows(byte[] codes, Quantiser pieces, byte[]? lengthCodes, Quantiser? lengths, int count) : IRows
{
    public int Count => count;

    public static QuantisedRows Read(ModelReader reader, string name, int width)
    {
        var hasLengths = reader.Flag($"kind of {name}");
        var (count, found) = (reader.Int64($"rows of {name}", 1, int.MaxValue), reader.Int64($"columns of {name}", width, width));
        var codes = reader.Bytes(name, reader.Int32($"size of {name}", 1, int.MaxValue));
        var pieces = Quantiser.Read(reader, (int)found);
        if (codes.Length != count * pieces.Pieces) throw new FastTextException($"{name} has {codes.Length} codes for {count} rows of {pieces.Pieces} pieces: the file is damaged");
        return hasLengths ? new(codes, pieces, reader.Bytes(name, count), Quantiser.Read(reader, 1), (int)count) : new(codes, pieces, null, null, (int)count);
    }

    float LengthOf(int row) => lengthCodes is null ? 1 : lengths!.Centroid(0, lengthCodes[row])[0];

    public void AddTo(Span<float> sum, int row)
    {
        var length = LengthOf(row);
        for (var piece = 0; piece < pieces.Pieces; piece++)
        {
            var from = pieces.Centroid(piece, codes[(row * pieces.Pieces) + piece]);
            for (var i = 0; i < from.Length; i++) sum[(piece * pieces.Width) + i] += length * from[i];
        }
    }

    public float Dot(ReadOnlySpan<float> vector, int row)
    {
        var sum = 0f;
        for (var piece = 0; piece < pieces.Pieces; piece++)
        {
            var from = pieces.Centroid(piece, codes[(row * pieces.Pieces) + piece]);
            for (var i = 0; i < from.Length; i++) sum += from[i] * vector[(piece * pieces.Width) + i];
        }
        return sum * LengthOf(row);
    }
}

/// <summary>The 256 values that each piece of a row may have. Jégou, Douze, Schmid: Product Quantization for Nearest Neighbor Search (2011).</summary>
/// <param name="Width">Columns of a piece; the last one may have fewer.</param>
sealed record Quantiser(float[] Centroids, int Pieces, int Width, int LastWidth)
{
    const int Values = 256;

    public static Quantiser Read(ModelReader reader, int width)
    {
        reader.Int32("width of a quantiser", width, width);
        var (pieces, piece, last) = (reader.Int32("pieces", 1, width), reader.Int32("width of a piece", 1, width), reader.Int32("width of the last piece", 1, width));
        if (((pieces - 1) * (long)piece) + last != width) throw new FastTextException($"a quantiser has {pieces} pieces of {piece} and a last one of {last}, together not {width}: the file is damaged");
        return new(reader.Floats("centroids", (long)width * Values), pieces, piece, last);
    }

    public ReadOnlySpan<float> Centroid(int piece, byte value) =>
        piece == Pieces - 1 ? Centroids.AsSpan((piece * Values * Width) + (value * LastWidth), LastWidth) : Centroids.AsSpan(((piece * Values) + value) * Width, Width);
}
