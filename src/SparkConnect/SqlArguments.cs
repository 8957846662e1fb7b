using System.Collections;
using Google.Protobuf.Collections;
using SparkConnect.Protocol;
using SparkConnect.Statements;

namespace SparkConnect;

/// <summary>Values for the <c>:name</c> markers of a statement. They travel beside its text.</summary>
/// <remarks>
/// A server with Delta Lake forgets them there; then constants of the same types take the markers' places, made so that no value can be read as SQL.
/// </remarks>
/// <example><code>new SqlArguments { { "host", "example.org" }, { "least", 3 } }</code></example>
public sealed class SqlArguments : IEnumerable<string>
{
    readonly Dictionary<string, Expression.Types.Literal> _values = new(StringComparer.Ordinal);

    public int Count => _values.Count;

    public SqlArguments Add(string name, string? value) => Add(name, Literals.Of(value));

    public SqlArguments Add(string name, int value) => Add(name, Literals.Of(value));

    public SqlArguments Add(string name, long value) => Add(name, Literals.Of(value));

    public SqlArguments Add(string name, double value) => Add(name, Literals.Of(value));

    public SqlArguments Add(string name, bool value) => Add(name, Literals.Of(value));

    /// <summary>A timestamp, to the microsecond.</summary>
    public SqlArguments Add(string name, DateTimeOffset value) => Add(name, Literals.Of(value));

    public SqlArguments Add(string name, IReadOnlyList<string> value) => Add(name, Literals.Of(value));

    /// <summary>A null of no type.</summary>
    public SqlArguments AddNull(string name) => Add(name, Literals.Null);

    /// <summary>The names, in no order.</summary>
    public IEnumerator<string> GetEnumerator() => _values.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Expression.Types.Literal? Find(string name) => _values.GetValueOrDefault(name);

    internal void CopyTo(MapField<string, Expression> into)
    {
        foreach (var (name, literal) in _values) into.Add(name, new() { Literal = literal });
    }

    SqlArguments Add(string name, Expression.Types.Literal value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name[0] == ':') throw new ArgumentException($"the argument is named '{name}': leave the colon to the statement", nameof(name));
        if (!_values.TryAdd(name, value)) throw new ArgumentException($"the argument '{name}' is given twice", nameof(name));
        return this;
    }
}
