using SparkConnect.Protocol;
using Literal = SparkConnect.Protocol.Expression.Types.Literal;

namespace SparkConnect.Statements;

/// <summary>C# values as the protocol's typed literals.</summary>
static class Literals
{
    public static Literal Null => new() { Null = new() { Null = new() } };

    public static Literal Of(string? value) => value is null ? new() { Null = Text } : new() { String = value };

    public static Literal Of(int value) => new() { Integer = value };

    public static Literal Of(long value) => new() { Long = value };

    public static Literal Of(double value) => new() { Double = value };

    public static Literal Of(bool value) => new() { Boolean = value };

    public static Literal Of(DateTimeOffset value) => new() { Timestamp = Microseconds.Of(value) };

    public static Literal Of(IReadOnlyList<string> values) => new() { Array = new() { ElementType = Text, Elements = { values.Select(Of) } } };

    static DataType Text => new() { String = new() };
}
