namespace HtmlTree.Names;

/// <summary>Numbers names without regard to the case of ASCII letters: known ones by <see cref="HtmlName"/>, the others as a document brings them.</summary>
sealed class NameTable
{
    /// <summary>A power of two, four times as many as there are known names.</summary>
    const int Slots = 1024;

    static readonly string[] KnownNames = [.. Enum.GetValues<HtmlName>().Where(n => n != HtmlName.Count).Select(Written)];
    static readonly short[] KnownSlots = Fill();

    readonly List<string> _others = [];
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;

    public NameTable() => _find = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name in lower case.</summary>
    public string this[int number] => number < (int)HtmlName.Count ? KnownNames[number] : _others[number - (int)HtmlName.Count];

    public int NumberOf(ReadOnlySpan<char> name) => Known(name) is var known and not HtmlName.None ? (int)known : Other(name);

    public static HtmlName Known(ReadOnlySpan<char> name)
    {
        for (var slot = Hash(name) & (Slots - 1); KnownSlots[slot] != 0; slot = (slot + 1) & (Slots - 1))
            if (IsWritten(name, KnownNames[KnownSlots[slot]])) return (HtmlName)KnownSlots[slot];
        return HtmlName.None;
    }

    int Other(ReadOnlySpan<char> name)
    {
        Span<char> lower = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        for (var i = 0; i < name.Length; i++) lower[i] = name[i] switch { >= 'A' and <= 'Z' and var c => (char)(c | 0x20), '\0' => '\uFFFD', var c => c };
        if (_find.TryGetValue(lower, out var number)) return number;
        number = (int)HtmlName.Count + _others.Count;
        var text = lower.ToString();
        _others.Add(text);
        _numbers.Add(text, number);
        return number;
    }

    static bool IsWritten(ReadOnlySpan<char> name, string lower)
    {
        if (name.Length != lower.Length) return false;
        for (var i = 0; i < name.Length; i++)
            if (name[i] != lower[i] && (name[i] is not (>= 'A' and <= 'Z') || (name[i] | 0x20) != lower[i])) return false;
        return true;
    }

    static int Hash(ReadOnlySpan<char> name)
    {
        var hash = (uint)name.Length;
        foreach (var c in name) hash = (hash * 31) + (c | 0x20u);
        return (int)(hash ^ (hash >> 11));
    }

    static string Written(HtmlName name) => name switch
    {
        HtmlName.AnnotationXml => "annotation-xml",
        HtmlName.AriaHidden => "aria-hidden",
        HtmlName.AriaLabel => "aria-label",
        HtmlName.HttpEquiv => "http-equiv",
        HtmlName.XmlLang => "xml:lang",
        _ => name.ToString().ToLowerInvariant(),
    };

    static short[] Fill()
    {
        var slots = new short[Slots];
        for (short i = 1; i < KnownNames.Length; i++)
        {
            var slot = Hash(KnownNames[i]) & (Slots - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (Slots - 1);
            slots[slot] = i;
        }
        return slots;
    }
}
