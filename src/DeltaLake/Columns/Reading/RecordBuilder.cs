using System.Linq.Expressions;
using System.Reflection;

namespace DeltaLake.Columns.Reading;

/// <summary>Compiles the call that makes a record from what the readers of its members hold.</summary>
static class RecordBuilder
{
    public static Func<T> Compile<T>(IReadOnlyList<(PropertyInfo Property, ValueReader Reader)> members)
    {
        var values = members.ToDictionary(m => m.Property.Name, m => Value(m.Property, m.Reader), StringComparer.OrdinalIgnoreCase);
        NewExpression made;
        if (ShapeBuilder.Constructor(typeof(T)) is { } constructor)
        {
            var arguments = constructor.GetParameters().Select(p => values[p.Name!]).ToArray();
            foreach (var parameter in constructor.GetParameters()) values.Remove(parameter.Name!);
            made = Expression.New(constructor, arguments);
        }
        else made = Expression.New(typeof(T));

        var rest = members.Where(m => values.ContainsKey(m.Property.Name)).Select(m => Expression.Bind(m.Property, values[m.Property.Name]));
        return Expression.Lambda<Func<T>>(Expression.MemberInit(made, rest)).Compile();
    }

    static MemberExpression Value(PropertyInfo property, ValueReader reader)
    {
        var typed = typeof(ValueReader<>).MakeGenericType(property.PropertyType);
        return Expression.Field(Expression.Constant(reader, typed), nameof(ValueReader<int>.Current));
    }
}
