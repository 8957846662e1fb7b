namespace How2Mine.Text;

/// <summary>The language a text is written in.</summary>
/// <param name="Code">ISO 639-1, or <see cref="Unknown"/> when there is too little evidence.</param>
/// <param name="Confidence">From 0 to 1; low for a short text and for one that a close relative would fit nearly as well.</param>
public readonly record struct DetectedLanguage(string Code, double Confidence)
{
    public const string Unknown = "und";

    public static readonly DetectedLanguage None = new(Unknown, 0);

    public bool IsKnown => Code != Unknown;
}
