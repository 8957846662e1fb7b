namespace DeltaLake.Columns.Reading;

/// <param name="Name">The property as the caller knows it, e.g. <c>Page.Title</c>.</param>
sealed record MemberReader(string Name, string Column, string File, bool Nullable, ValueReader Reader)
{
    public DeltaException UnexpectedNull() =>
        new($"column '{Column}' is null or missing in '{File}', but {Name} is never null: make the property nullable");
}
