using System.Linq.Expressions;
using System.Reflection;

namespace DeltaLake.Columns.Writing;

/// <param name="definition">The definition level of a record that is there.</param>
sealed class StructWriter<T>(IReadOnlyList<StructWriter<T>.Member> members, int definition) : ValueWriter<T>
{
    readonly Member[] _members = [.. members];

    public override IEnumerable<LeafWriter> Leaves => _members.SelectMany(member => member.Writer.Leaves);

    public override void Write(T value, int repetition)
    {
        if (value is null)
        {
            WriteNull(repetition, definition - 1);
            return;
        }

        foreach (var member in _members) member.Write(value, repetition);
    }

    public override void WriteNull(int repetition, int definition)
    {
        foreach (var member in _members) member.Writer.WriteNull(repetition, definition);
    }

    public abstract class Member(ValueWriter writer)
    {
        public ValueWriter Writer { get; } = writer;

        public abstract void Write(T owner, int repetition);
    }

    public sealed class Member<TValue>(PropertyInfo property, ValueWriter<TValue> writer) : Member(writer)
    {
        readonly Func<T, TValue> _get = Getter(property);

        public override void Write(T owner, int repetition) => writer.Write(_get(owner), repetition);

        static Func<T, TValue> Getter(PropertyInfo property)
        {
            var owner = Expression.Parameter(typeof(T));
            return Expression.Lambda<Func<T, TValue>>(Expression.Property(owner, property), owner).Compile();
        }
    }
}
