namespace How2Mine.Tests.Architecture;

/// <summary>Shows every breach of a rule, not the first few.</summary>
static class Violations
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.Distinct().ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
