namespace How2Mine.Text;

/// <summary>A writing system that the detector tells apart. <see cref="Mark"/> is a sign inside a word that says nothing by itself.</summary>
enum Script : byte
{
    None,
    Mark,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Ethiopic,
    Khmer,
    Hangul,
    Kana,
    Han,
}
