namespace SparkConnect;

public sealed record StageProgress(long Id, long Tasks, long DoneTasks, long BytesRead, bool IsDone);
