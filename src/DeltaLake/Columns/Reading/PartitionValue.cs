using System.Globalization;

namespace DeltaLake.Columns.Reading;

/// <summary>A partition value as the log holds it, read as a C# type. The empty text is null, as the protocol has it.</summary>
static class PartitionValue
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static object? Parse(string column, string? text, Type type)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            if (type == typeof(string)) return text;
            if (type == typeof(bool)) return bool.Parse(text);
            if (type == typeof(int)) return int.Parse(text, Culture);
            if (type == typeof(long)) return long.Parse(text, Culture);
            if (type == typeof(double)) return double.Parse(text, Culture);
            if (type == typeof(DateOnly)) return DateOnly.ParseExact(text, "yyyy-MM-dd", Culture);
            if (type == typeof(DateTime)) return DateTime.Parse(text, Culture, Utc);
            if (type == typeof(DateTimeOffset)) return DateTimeOffset.Parse(text, Culture, Utc);
        }
        catch (FormatException e)
        {
            throw new DeltaException($"partition column '{column}' holds '{text}', which is no {type.Name}", e);
        }

        throw new DeltaException($"partition column '{column}' cannot be read as {type}; use {LeafType.Names}");
    }
}
