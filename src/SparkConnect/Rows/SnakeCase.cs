using System.Text;

namespace SparkConnect.Rows;

/// <summary>Column names of properties: PageId is page_id, Html5 html5, WARCFile warc_file.</summary>
static class SnakeCase
{
    public static string Of(string name)
    {
        var column = new StringBuilder();
        foreach (var (i, c) in name.Index())
        {
            var isAfterUpper = i > 0 && char.IsUpper(name[i - 1]);
            var isBeforeLower = i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (i > 0 && char.IsUpper(c) && name[i - 1] != '_' && (!isAfterUpper || isBeforeLower)) column.Append('_');
            column.Append(char.ToLowerInvariant(c));
        }

        return column.ToString();
    }
}
