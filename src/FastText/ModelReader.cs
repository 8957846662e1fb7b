using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FastText;

/// <summary>Little-endian values off a stream; each has its range, and nothing is allocated that the stream cannot fill.</summary>
sealed class ModelReader(Stream stream)
{
    const int Piece = 1 << 20, MaxWord = 10_000;

    readonly byte[] _buffer = new byte[8];

    public int Int32(string name, int least, int most)
    {
        Fill(_buffer.AsSpan(0, 4), name);
        var value = BinaryPrimitives.ReadInt32LittleEndian(_buffer);
        return value >= least && value <= most ? value : throw Outside(name, value, least, most);
    }

    public long Int64(string name, long least, long most)
    {
        Fill(_buffer, name);
        var value = BinaryPrimitives.ReadInt64LittleEndian(_buffer);
        return value >= least && value <= most ? value : throw Outside(name, value, least, most);
    }

    public byte Byte(string name)
    {
        Fill(_buffer.AsSpan(0, 1), name);
        return _buffer[0];
    }

    public bool Flag(string name) => Byte(name) != 0;

    public void Skip(int bytes)
    {
        for (var left = bytes; left > 0; left -= 4) Fill(_buffer.AsSpan(0, Math.Min(4, left)), "settings");
    }

    /// <summary>A word, ended by a zero.</summary>
    public string Word()
    {
        var word = new List<byte>();
        for (var next = Byte("word"); next != 0; next = Byte("word"))
        {
            if (word.Count >= MaxWord) throw new FastTextException($"a word of the model is longer than {MaxWord} bytes: the file is damaged");
            word.Add(next);
        }
        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(word));
    }

    public byte[] Bytes(string name, long count) => Many<byte>(name, count);

    public float[] Floats(string name, long count) => Many<float>(name, count);

    /// <summary>Piece by piece, so that a wrong count meets the stream's end before it meets the memory.</summary>
    T[] Many<T>(string name, long count)
        where T : unmanaged
    {
        if (count > Array.MaxLength) throw new FastTextException(string.Create(CultureInfo.InvariantCulture, $"{name} has {count} values, at most {Array.MaxLength} are read"));
        var values = new T[Math.Min(count, Piece)];
        for (var done = 0; done < count;)
        {
            var next = (int)Math.Min(count - done, Piece);
            if (done + next > values.Length) Array.Resize(ref values, (int)Math.Min(count, Math.Max(done + next, 2L * values.Length)));
            Fill(MemoryMarshal.AsBytes(values.AsSpan(done, next)), name);
            done += next;
        }
        return values;
    }

    void Fill(Span<byte> bytes, string name)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new FastTextException($"the file ends in the middle of its {name}: it is cut off, or no model of fastText");
    }

    static FastTextException Outside(string name, long value, long least, long most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, {least} to {most} is wanted: the file is damaged, or no model of fastText"));
}
