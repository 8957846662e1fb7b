using SparkConnect.Protocol;
using SparkConnect.Wire;

namespace SparkConnect.Statements;

/// <summary>Tells the server which responses it need not keep any longer, one message at a time.</summary>
sealed class Releases(Link link, string operation)
{
    Task _last = Task.CompletedTask;

    public void Until(string responseId)
    {
        // A later one says the same and more.
        if (!_last.IsCompleted) return;
        var request = link.Signed(new ReleaseExecuteRequest { OperationId = operation, ReleaseUntil = new() { ResponseId = responseId } });
        _last = link.TellAsync(o => link.Client.ReleaseExecuteAsync(request, o));
    }

    public Task AllAsync()
    {
        var request = link.Signed(new ReleaseExecuteRequest { OperationId = operation, ReleaseAll = new() });
        return Task.WhenAll(_last, link.TellAsync(o => link.Client.ReleaseExecuteAsync(request, o)));
    }
}
