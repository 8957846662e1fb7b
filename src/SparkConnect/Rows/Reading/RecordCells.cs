using Apache.Arrow;

namespace SparkConnect.Rows.Reading;

/// <summary>Records from the columns that bear their properties' names.</summary>
static class RecordCells
{
    /// <param name="within">The struct column that the columns are in; null for a row.</param>
    public static Func<int, T> Of<T>(Shape.Struct record, IReadOnlyList<string> names, IReadOnlyList<IArrowArray> columns, string? within)
    {
        var cells = new Delegate[record.Members.Count];
        foreach (var (i, member) in record.Members.Index())
            cells[i] = Cells.Of(member.Shape, columns[Find(member, names, within)], within is null ? member.Column : $"{within}.{member.Column}", member.Name);
        var make = RecordFactory<T>.Make;
        return row => make(cells, row);
    }

    static int Find(Shape.Member member, IReadOnlyList<string> names, string? within)
    {
        var found = names.Index().Where(n => n.Item.Equals(member.Column, StringComparison.OrdinalIgnoreCase)).Select(n => n.Index).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InvalidCastException($"there is no column '{member.Column}' for {member.Name} {(within is null ? "in the result" : $"in '{within}'")}, only {string.Join(", ", names)}"),
            _ => throw new InvalidCastException($"there are {found.Count} columns '{member.Column}', one is wanted for {member.Name}: give the others a name of their own"),
        };
    }
}
