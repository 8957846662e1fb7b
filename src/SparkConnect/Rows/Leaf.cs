using Apache.Arrow.Types;

namespace SparkConnect.Rows;

/// <summary>A C# type that is one value, with its names in Spark's schema and in Arrow.</summary>
sealed record Leaf(Type Type, string SparkName, IArrowType ArrowType)
{
    public const int DecimalPrecision = 38, DecimalScale = 18;

    static readonly Dictionary<Type, Leaf> All = new Leaf[]
    {
        new(typeof(string), "string", StringType.Default),
        new(typeof(bool), "boolean", BooleanType.Default),
        new(typeof(sbyte), "byte", Int8Type.Default),
        new(typeof(short), "short", Int16Type.Default),
        new(typeof(int), "integer", Int32Type.Default),
        new(typeof(long), "long", Int64Type.Default),
        new(typeof(float), "float", FloatType.Default),
        new(typeof(double), "double", DoubleType.Default),
        new(typeof(decimal), $"decimal({DecimalPrecision},{DecimalScale})", new Decimal128Type(DecimalPrecision, DecimalScale)),
        new(typeof(DateTimeOffset), "timestamp", new TimestampType(TimeUnit.Microsecond, "UTC")),
        new(typeof(DateTime), "timestamp_ntz", new TimestampType(TimeUnit.Microsecond, timezone: (string?)null)),
        new(typeof(DateOnly), "date", Date32Type.Default),
        new(typeof(byte[]), "binary", BinaryType.Default),
    }.ToDictionary(leaf => leaf.Type);

    public static string Names { get; } = string.Join(", ", All.Keys.Select(type => type.Name));

    public static Leaf? Find(Type type) => All.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);
}
