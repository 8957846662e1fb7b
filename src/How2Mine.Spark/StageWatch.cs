using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Hands a statement's progress on at once, on the thread that reports it.</summary>
sealed class StageWatch(Action<StatementProgress> report) : IProgress<StatementProgress>
{
    public void Report(StatementProgress value) => report(value);
}
