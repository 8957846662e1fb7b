using System.Buffers;

namespace DeltaLake.Columns.Writing;

/// <summary>Copies a struct in Thrift's compact protocol, leaving out one field below a path of fields and lists.</summary>
/// <param name="path">Field ids from the outer struct inwards; the last is the field to leave out.</param>
/// <param name="leavesOut">Asked with the position in the list of the path's second field.</param>
sealed class CompactCopier(byte[] source, short[] path, Func<int, bool> leavesOut)
{
    const int True = 1, False = 2, Byte = 3, I64 = 6, Double = 7, Binary = 8, List = 9, Set = 10, Map = 11, Struct = 12;

    readonly ArrayBufferWriter<byte> _target = new(source.Length);
    int _at;
    int _column;

    public ReadOnlyMemory<byte> Copy()
    {
        CopyStruct(depth: 0);
        return _target.WrittenMemory;
    }

    /// <param name="depth">How many fields of the path lead here; -1 where this struct is beside the path.</param>
    void CopyStruct(int depth)
    {
        short read = 0, written = 0;
        while (source[_at++] is var header && header != 0)
        {
            read = header >> 4 == 0 ? (short)ZigZag() : (short)(read + (header >> 4));
            var type = header & 15;
            var onPath = depth >= 0 && path[depth] == read;
            if (onPath && depth == path.Length - 1 && leavesOut(_column))
            {
                Skip(type);
                continue;
            }

            WriteHeader(type, read, written);
            written = read;
            CopyValue(type, onPath ? depth + 1 : -1);
        }

        Write(0);
    }

    void WriteHeader(int type, short id, short last)
    {
        if (id - last is > 0 and <= 15)
        {
            Write((byte)(((id - last) << 4) | type));
            return;
        }

        Write((byte)type);
        WriteVarint((uint)((id << 1) ^ (id >> 15)));
    }

    void CopyValue(int type, int depth)
    {
        if (type == Struct) CopyStruct(depth < path.Length ? depth : -1);
        else if (type is List or Set) CopyList(depth);
        else
        {
            var start = _at;
            Skip(type);
            _target.Write(source.AsSpan(start, _at - start));
        }
    }

    void CopyList(int depth)
    {
        var start = _at;
        var (count, type) = ListHeader();
        _target.Write(source.AsSpan(start, _at - start));
        for (var i = 0; i < count; i++)
        {
            if (depth == 2) _column = i;
            if (type is True or False) Write(source[_at++]);
            else CopyValue(type, depth);
        }
    }

    void Skip(int type)
    {
        switch (type)
        {
            case True or False: break;
            case Byte: _at++; break;
            case > Byte and <= I64: Varint(); break;
            case Double: _at += sizeof(double); break;
            case Binary: SkipBinary(); break;
            case List or Set: SkipList(); break;
            case Map: SkipMap(); break;
            case Struct: SkipStruct(); break;
            default: throw new InvalidDataException($"type {type} at byte {_at} of a Parquet footer is not one of Thrift's compact protocol");
        }
    }

    void SkipBinary()
    {
        var length = (int)Varint();
        _at += length;
    }

    void SkipList()
    {
        var (count, type) = ListHeader();
        for (var i = 0; i < count; i++) SkipElement(type);
    }

    void SkipMap()
    {
        var count = (int)Varint();
        if (count == 0) return;
        var types = source[_at++];
        for (var i = 0; i < count; i++)
        {
            SkipElement(types >> 4);
            SkipElement(types & 15);
        }
    }

    void SkipStruct()
    {
        while (source[_at++] is var header && header != 0)
        {
            if (header >> 4 == 0) Varint();
            Skip(header & 15);
        }
    }

    // In a collection a boolean takes a byte; as a field it is told by the field's type.
    void SkipElement(int type)
    {
        if (type is True or False) _at++;
        else Skip(type);
    }

    (int Count, int Type) ListHeader()
    {
        var header = source[_at++];
        var count = header >> 4;
        return (count == 15 ? (int)Varint() : count, header & 15);
    }

    long ZigZag() => Varint() is var n ? (long)(n >> 1) ^ -(long)(n & 1) : 0;

    ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = source[_at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }
    }

    void WriteVarint(uint value)
    {
        for (; value >= 128; value >>= 7) Write((byte)(value | 128));
        Write((byte)value);
    }

    void Write(byte value)
    {
        _target.GetSpan(1)[0] = value;
        _target.Advance(1);
    }
}
