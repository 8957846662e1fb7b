namespace SparkConnect;

/// <summary>How far a statement is.</summary>
public sealed record StatementProgress(IReadOnlyList<StageProgress> Stages, long TasksInFlight)
{
    public long Tasks => Stages.Sum(stage => stage.Tasks);

    public long DoneTasks => Stages.Sum(stage => stage.DoneTasks);

    public long BytesRead => Stages.Sum(stage => stage.BytesRead);
}
