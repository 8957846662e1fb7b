using Apache.Arrow;

namespace SparkConnect.Rows.Reading;

/// <summary>Rows of a type from Arrow streams.</summary>
sealed class RowReader<T>
{
    readonly Shape _shape = Shapes.Of(typeof(T));

    public IEnumerable<T> Read(RecordBatch batch)
    {
        var row = Cell(batch);
        for (var i = 0; i < batch.Length; i++) yield return row(i);
    }

    Func<int, T> Cell(RecordBatch batch)
    {
        var names = batch.Schema.FieldsList.Select(f => f.Name).ToList();
        var columns = batch.Arrays.ToList();
        if (_shape is Shape.Struct record) return RecordCells.Of<T>(record, names, columns, null);
        if (columns.Count != 1)
            throw new InvalidCastException($"the result has {columns.Count} columns, {string.Join(", ", names)}, and {typeof(T).Name} is one value: select one, or read a record");
        return (Func<int, T>)Cells.Of(_shape, columns[0], names[0], typeof(T).Name);
    }
}
