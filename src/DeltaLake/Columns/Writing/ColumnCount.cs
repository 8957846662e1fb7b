using System.Text.Json;

namespace DeltaLake.Columns.Writing;

/// <summary>What a file's statistics say of a column; bounds are absent where no value was seen or none can be given.</summary>
readonly record struct ColumnCount(long Nulls, Action<Utf8JsonWriter>? WriteMin, Action<Utf8JsonWriter>? WriteMax);
