using System.Globalization;
using System.Text;
using SparkConnect.Protocol;
using Kind = SparkConnect.Protocol.Expression.Types.Literal.LiteralTypeOneofCase;
using Literal = SparkConnect.Protocol.Expression.Types.Literal;

namespace SparkConnect.Statements;

/// <summary>Values as SQL constants of the same type, made so that no value can end its constant: text that is not plain is written in hexadecimal.</summary>
static class Constants
{
    public static string Of(Literal literal) => literal.LiteralTypeCase switch
    {
        Kind.Boolean => literal.Boolean ? "true" : "false",
        // Within brackets, so that a minus before it does not make a comment.
        Kind.Integer => string.Create(CultureInfo.InvariantCulture, $"({literal.Integer})"),
        Kind.Long => string.Create(CultureInfo.InvariantCulture, $"({literal.Long}L)"),
        Kind.Double => string.Create(CultureInfo.InvariantCulture, $"CAST('{literal.Double:R}' AS DOUBLE)"),
        Kind.String => Text(literal.String),
        Kind.Timestamp => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP'{Microseconds.ToTime(literal.Timestamp):yyyy-MM-dd HH:mm:ss.ffffff}Z'"),
        Kind.Array => $"CAST(array({string.Join(", ", literal.Array.Elements.Select(Of))}) AS ARRAY<STRING>)",
        Kind.Null => literal.Null.KindCase == DataType.KindOneofCase.String ? "CAST(NULL AS STRING)" : "NULL",
        _ => throw new InvalidOperationException($"no constant for {literal.LiteralTypeCase}"),
    };

    static string Text(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or ':')
        ? $"'{value}'" : $"CAST(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}' AS STRING)";
}
