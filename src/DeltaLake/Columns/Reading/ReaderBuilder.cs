using System.Reflection;
using Parquet.Schema;

namespace DeltaLake.Columns.Reading;

/// <summary>Builds the tree of readers that fits a record type to a file, column by column name.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="partition">The file's partition values by column.</param>
sealed class ReaderBuilder(string file, IReadOnlyDictionary<string, string?> partition)
{
    public StructReader<T> Row<T>(Shape.Struct row, ParquetSchema schema) => (StructReader<T>)Record(row, schema.Fields, definition: 0, isRow: true);

    ValueReader Record(Shape.Struct shape, IReadOnlyList<Field> fields, int definition, bool isRow = false)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        var members = shape.Members.Select(m => (m.Property, Reader: Member(m, fields, isRow), Shape: m)).ToList();
        var readers = members
            .Select(m => new MemberReader($"{type.Name}.{m.Property.Name}", m.Shape.Column, file, m.Shape.Shape.Nullable, m.Reader))
            .ToList();
        var build = typeof(RecordBuilder).GetMethod(nameof(RecordBuilder.Compile))!.MakeGenericMethod(type)
            .Invoke(null, [members.Select(m => (m.Property, m.Reader)).ToList()])!;
        return Make(typeof(StructReader<>), [type], readers, build, definition);
    }

    ValueReader Member(Shape.Member member, IReadOnlyList<Field> fields, bool isColumn)
    {
        if (isColumn && partition.TryGetValue(member.Column, out var text)) return Partition(member, text);
        var field = fields.FirstOrDefault(f => f.Name == member.Column)
            ?? fields.FirstOrDefault(f => string.Equals(f.Name, member.Column, StringComparison.OrdinalIgnoreCase));
        return field is null ? Missing(member.Shape) : Of(member.Column, member.Shape, field);
    }

    ValueReader Of(string column, Shape shape, Field field) => (shape, field) switch
    {
        (Shape.Leaf leaf, DataField data) => Wrapped(leaf, Leaf(column, leaf, data)),
        (Shape.Struct record, StructField found) => HasAny(record, found)
            ? Wrapped(record, Record(record, found.Fields, found.IsNullable ? found.MaxDefinitionLevel : 0))
            : Missing(shape),
        (Shape.List list, ListField found) =>
            Make(typeof(ListReader<>), [list.Element.Type], Of(column, list.Element, found.Item), found.MaxDefinitionLevel, found.MaxRepetitionLevel),
        (Shape.Map map, MapField found) =>
            Make(typeof(MapReader<>), [map.Value.Type], Leaf(column, Key, (DataField)found.Key), Of(column, map.Value, found.Value),
                found.MaxDefinitionLevel, found.MaxRepetitionLevel),
        _ => throw Unreadable(column, shape, field.SchemaType.ToString()),
    };

    static Shape.Leaf Key => new(typeof(string), false, LeafType.Find(typeof(string))!);

    ValueReader Leaf(string column, Shape.Leaf shape, DataField field)
    {
        var convert = Conversions.Find(field.ClrType, shape.LeafType.Clr) ?? throw Unreadable(column, shape, field.ClrType.Name);
        var leaf = Activator.CreateInstance(typeof(LeafReader<>).MakeGenericType(field.ClrType), field)!;
        return Make(typeof(ConvertingReader<,>), [field.ClrType, shape.LeafType.Clr], leaf, convert);
    }

    static ValueReader Partition(Shape.Member member, string? text)
    {
        var type = Nullable.GetUnderlyingType(member.Shape.Type) ?? member.Shape.Type;
        var value = PartitionValue.Parse(member.Column, text, type);
        return Constant(member.Shape.Type, value, value is null);
    }

    static ValueReader Missing(Shape shape) => shape switch
    {
        { Nullable: true } => Constant(shape.Type, null, isNull: true),
        Shape.List list => Constant(shape.Type, Array.CreateInstance(list.Element.Type, 0), isNull: false),
        Shape.Map map => Constant(shape.Type, Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), map.Value.Type)), isNull: false),
        _ => Constant(shape.Type, null, isNull: !shape.Type.IsValueType),
    };

    static ValueReader Constant(Type type, object? value, bool isNull) =>
        (ValueReader)Activator.CreateInstance(typeof(ConstantReader<>).MakeGenericType(type), value, isNull)!;

    // A struct none of whose members the file has gives no column to tell by whether it is null.
    static bool HasAny(Shape.Struct record, StructField found) =>
        record.Members.Any(m => found.Fields.Any(f => string.Equals(f.Name, m.Column, StringComparison.OrdinalIgnoreCase)));

    static ValueReader Wrapped(Shape shape, ValueReader inner) =>
        Nullable.GetUnderlyingType(shape.Type) is { } value ? Make(typeof(NullableReader<>), [value], inner) : inner;

    static ValueReader Make(Type open, Type[] arguments, params object[] values) =>
        (ValueReader)Activator.CreateInstance(open.MakeGenericType(arguments), BindingFlags.Instance | BindingFlags.Public, null, values, null)!;

    DeltaException Unreadable(string column, Shape shape, string found) =>
        new($"column '{column}' of '{file}' is a {found}, which cannot be read as {shape.Type}");
}
