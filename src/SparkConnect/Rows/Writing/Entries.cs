using System.Collections;

namespace SparkConnect.Rows.Writing;

/// <summary>Keys and values of any dictionary.</summary>
static class Entries
{
    public static void AddTo(object map, List<object?> keys, List<object?> values)
    {
        if (map is IDictionary plain)
        {
            foreach (DictionaryEntry entry in plain)
            {
                keys.Add(entry.Key);
                values.Add(entry.Value);
            }

            return;
        }

        foreach (var pair in (IEnumerable)map)
        {
            keys.Add(pair.GetType().GetProperty("Key")!.GetValue(pair));
            values.Add(pair.GetType().GetProperty("Value")!.GetValue(pair));
        }
    }
}
