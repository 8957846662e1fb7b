using System.Text;

namespace How2Mine.Crawl;

/// <summary>Encoding labels as browsers read them (WHATWG Encoding): a narrow standard stands for the wider code page that pages really use.</summary>
static class CharsetLabels
{
    static readonly Dictionary<string, string> Wider = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["x-unicode20utf8"] = "utf-8",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["ansi_x3.4-1968"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["iso88591"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["x-cp1252"] = "windows-1252",
        ["latin2"] = "iso-8859-2",
        ["latin5"] = "windows-1254",
        ["iso-8859-9"] = "windows-1254",
        ["iso8859-9"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["iso-8859-14"] = "iso-8859-15",
        ["latin-9"] = "iso-8859-15",
        ["cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["cp1253"] = "windows-1253",
        ["cp1254"] = "windows-1254",
        ["cp1256"] = "windows-1256",
        ["gb2312"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["cp936"] = "gb18030",
        ["chinese"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["x-x-big5"] = "big5",
        ["cn-big5"] = "big5",
        ["shift-jis"] = "shift_jis",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["eucjp"] = "euc-jp",
        ["x-euc-jp"] = "euc-jp",
        ["ks_c_5601-1987"] = "ks_c_5601-1987",
        ["euc-kr"] = "ks_c_5601-1987",
        ["euckr"] = "ks_c_5601-1987",
        ["korean"] = "ks_c_5601-1987",
        ["cp949"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["unicode"] = "utf-16",
        ["ucs-2"] = "utf-16",
        ["utf-16le"] = "utf-16",
    };

    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    /// <summary>The encoding a label stands for; null for an unknown one, and for UTF-7, which browsers refuse.</summary>
    public static Encoding? Find(string? label)
    {
        label = label?.Trim().Trim('"', '\'');
        if (string.IsNullOrEmpty(label) || label.Length > 40 || label.Contains("utf-7", StringComparison.OrdinalIgnoreCase)) return null;
        var name = Wider.GetValueOrDefault(label, label);
        if (name == "utf-8" || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static string NameOf(Encoding encoding) => encoding.WebName switch
    {
        "utf-16" => "utf-16le",
        "ks_c_5601-1987" => "euc-kr",
        var name => name.ToLowerInvariant(),
    };
}
