using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Statements that Delta refuses because somebody else wrote the table meanwhile are said again: their content is computed anew.</summary>
static class DeltaConflicts
{
    const int Tries = 20;

    public static async Task RetryAsync(Func<Task> statement, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await statement();
                return;
            }
            catch (SparkException e) when (IsConflict(e) && attempt < Tries)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    static bool IsConflict(SparkException e) => e.ErrorClass is { } kind
        && (kind.StartsWith("DELTA_CONCURRENT_", StringComparison.Ordinal) || kind is "DELTA_METADATA_CHANGED" or "DELTA_PROTOCOL_CHANGED");
}
