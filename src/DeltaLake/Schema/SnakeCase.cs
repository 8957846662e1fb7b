using System.Text;

namespace DeltaLake.Schema;

/// <summary>Column names of properties: PageId is page_id, UrlHostName url_host_name, Html5 html5, WARCFile warc_file.</summary>
static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && StartsWord(name, i)) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    static bool StartsWord(string name, int i)
    {
        if (name[i - 1] == '_') return false;
        return !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]));
    }
}
