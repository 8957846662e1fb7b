using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Tasks of a job failed again and again, and no file of the crawl is to blame.</summary>
public sealed class SparkJobException(SparkException cause) : Exception($"Spark's tasks failed each time, whatever file they mined: {cause.Message}; see Spark's log for the executors' memory and disk, and run the same command again", cause);
