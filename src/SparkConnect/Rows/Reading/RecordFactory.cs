using System.Linq.Expressions;

namespace SparkConnect.Rows.Reading;

/// <summary>Makes a record from the functions of its members, compiled once for each type.</summary>
static class RecordFactory<T>
{
    public static Func<Delegate[], int, T> Make { get; } = Compile((Shape.Struct)Shapes.Of(typeof(T)));

    static Func<Delegate[], int, T> Compile(Shape.Struct record)
    {
        var cells = Expression.Parameter(typeof(Delegate[]), "cells");
        var row = Expression.Parameter(typeof(int), "row");
        var values = record.Members.Index().ToDictionary(m => m.Item.Property.Name, m => Value(cells, row, m.Index, m.Item), StringComparer.OrdinalIgnoreCase);

        var constructor = Shapes.Constructor(typeof(T));
        var taken = constructor?.GetParameters() ?? [];
        var made = constructor is null ? Expression.New(typeof(T)) : Expression.New(constructor, taken.Select(p => values[p.Name!]));
        var set = record.Members.Where(m => !taken.Any(p => p.Name!.Equals(m.Property.Name, StringComparison.OrdinalIgnoreCase)));
        var body = Expression.MemberInit(made, set.Select(m => Expression.Bind(m.Property, values[m.Property.Name])));
        return Expression.Lambda<Func<Delegate[], int, T>>(body, cells, row).Compile();
    }

    static InvocationExpression Value(Expression cells, Expression row, int index, Shape.Member member)
    {
        var cell = Expression.Convert(Expression.ArrayIndex(cells, Expression.Constant(index)), typeof(Func<,>).MakeGenericType(typeof(int), member.Property.PropertyType));
        return Expression.Invoke(cell, row);
    }
}
