namespace How2Mine.Spark.Tests.Host;

/// <summary>Tests that look at all processes of the machine, or at all places of the server: no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
