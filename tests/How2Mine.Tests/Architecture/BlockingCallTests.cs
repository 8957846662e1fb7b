namespace How2Mine.Tests.Architecture;

/// <summary>A thread that waits for another can starve the pool; async code is awaited instead.</summary>
public class BlockingCallTests
{
    [Theory]
    [InlineData("System.Threading.Tasks.Task", "Wait")]
    [InlineData("System.Threading.Tasks.Task", "WaitAll")]
    [InlineData("System.Threading.Tasks.Task", "WaitAny")]
    [InlineData("System.Threading.Tasks.Task`1", "get_Result")]
    [InlineData("System.Threading.Tasks.ValueTask`1", "get_Result")]
    [InlineData("System.Threading.Thread", "Sleep")]
    public void Nothing_blocks_on_async(string type, string method) =>
        Violations.None(ProgramModel.Calls.Where(c => Names(c.Method, type, method)).Select(c => $"{c.From} calls {c.Method}"));

    [Fact]
    public void Nothing_asks_an_awaiter_for_its_result_by_hand() =>
        Violations.None(SourceTree.Product.Where(f => f.Code.Contains(".GetAwaiter()", StringComparison.Ordinal)).Select(f => f.Path));

    [Fact]
    public void Calls_are_seen_in_async_methods_and_in_iterators()
    {
        Assert.Contains(ProgramModel.Calls, c => c.From == "How2Mine.Embedded.PartitionWriter" && Names(c.Method, "System.IO.File", "Delete"));
        Assert.Contains(ProgramModel.Calls, c => c.From == "How2Mine.Mining.Rules.NumberedRuns" && c.Method.Contains("HashSet", StringComparison.Ordinal));
    }

    static bool Names(string fullName, string type, string method) =>
        fullName.Contains($"{type}::{method}(", StringComparison.Ordinal) || fullName.Contains($"{type}.{method}(", StringComparison.Ordinal)
        || (type.EndsWith("`1", StringComparison.Ordinal) && fullName.Contains($"{type}<", StringComparison.Ordinal) && fullName.Contains($">::{method}(", StringComparison.Ordinal));
}
