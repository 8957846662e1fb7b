using System.Buffers;

namespace HtmlTree.Characters;

/// <summary>A run of characters: in the source, or, where its start is negative, among the characters written anew.</summary>
readonly record struct Slice(int Start, int Length);

/// <summary>The source and what had to be written anew: text with character references, carriage returns or NULs.</summary>
sealed class CharacterStore(string source) : IDisposable
{
    char[] _written = [];
    int _count;

    public string Source => source;

    public ReadOnlySpan<char> this[Slice slice] =>
        slice.Start >= 0 ? source.AsSpan(slice.Start, slice.Length) : _written.AsSpan(~slice.Start, slice.Length);

    /// <summary>The end of what is written, for <see cref="Since"/>.</summary>
    public int Mark => _count;

    public Slice Since(int mark) => new(~mark, _count - mark);

    public void Write(ReadOnlySpan<char> characters)
    {
        Ensure(characters.Length);
        characters.CopyTo(_written.AsSpan(_count));
        _count += characters.Length;
    }

    public void Write(char c)
    {
        Ensure(1);
        _written[_count++] = c;
    }

    void Ensure(int more)
    {
        if (_count + more <= _written.Length) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(4096, Math.Max(_count + more, _written.Length * 2)));
        _written.AsSpan(0, _count).CopyTo(larger);
        Dispose();
        _written = larger;
    }

    public void Dispose()
    {
        if (_written.Length > 0) ArrayPool<char>.Shared.Return(_written);
        _written = [];
    }
}
