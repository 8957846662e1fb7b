namespace How2Mine.Text;

/// <summary>A page's language from what it declares and from how it reads.</summary>
public static class PageLanguage
{
    /// <summary>
    /// A template left at <c>en</c> is common, so a clear reading beats a declaration. Relatives such as da and no stay below this, and so
    /// does a page half in another language.
    /// </summary>
    const double Contradiction = 0.9;

    /// <summary>A language the detector has no list of may look like its neighbour.</summary>
    const double ContradictionOfUnlisted = 0.97;

    /// <summary>
    /// The primary subtag in lower case, or <see cref="DetectedLanguage.Unknown"/>; <paramref name="declared"/> is the <c>lang</c> attribute
    /// as it stands, be it <c>en-US</c>, <c>de_DE</c> or <c>x-default</c>.
    /// </summary>
    public static string Of(string? declared, ReadOnlySpan<char> text)
    {
        var said = LanguageTag.Primary(declared);
        var read = LanguageDetector.Detect(text);
        if (said is null) return read.Code;

        var needed = LanguageDetector.Languages.Contains(said) ? Contradiction : ContradictionOfUnlisted;
        return read.IsKnown && read.Confidence >= needed ? read.Code : said;
    }
}
