namespace DeltaLake.Columns.Writing;

/// <summary>When the rows held in memory become a row group of the file.</summary>
readonly record struct RowGroupLimits(int Rows, long Bytes);
