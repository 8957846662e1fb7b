using How2Mine.Mining.Stages;
using How2Mine.Serving.Asking;
using How2Mine.Text;

namespace How2Mine.Serving;

/// <summary>How a page's mining ended.</summary>
public abstract record PageMined
{
    PageMined() { }

    public sealed record Settled(Advance.Settled Advance) : PageMined;

    /// <summary>Answers are missing; a later run goes on.</summary>
    /// <param name="Reason">no_server, or why the server gave none: server_fault, server_busy, deadline, budget_spent.</param>
    public sealed record Awaiting(IReadOnlyList<ModelRequest> Requests, string Reason, string Detail) : PageMined;
}

/// <summary>Takes a page down the model's line, asking for what is missing until nothing is.</summary>
/// <param name="desks">Null to go no further than the answers that are there.</param>
public sealed class PageMining(ModelLine line, IAnswers answers, StageDesks? desks)
{
    public async Task<PageMined> MineAsync(PageText page, CancellationToken ct)
    {
        while (true)
        {
            var advance = line.Advance(page, answers);
            if (advance is Advance.Settled settled) return new PageMined.Settled(settled);
            var requests = ((Advance.Awaits)advance).Requests;
            if (desks is null) return new PageMined.Awaiting(requests, "no_server", "no server is named; answers come by batches");
            var asked = await Task.WhenAll(requests.Select(r => desks.AskAsync(r, ct)));
            if (asked.OfType<Asked.Awaiting>().FirstOrDefault() is { } left) return new PageMined.Awaiting(requests, left.Reason, left.Detail);
        }
    }
}
