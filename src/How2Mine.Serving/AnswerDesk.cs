using System.Collections.Concurrent;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;

namespace How2Mine.Serving;

/// <summary>Where answers are had: those that are there, else asked for and journalled before anyone sees them. Nothing that is under way or there is asked a second time.</summary>
public sealed class AnswerDesk(ModelClient client, AnswerJournal journal, AnswerStore store, IAnswers? others = null) : IAnswers
{
    readonly ConcurrentDictionary<string, Task<Asked>> _underWay = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Drop> _refused = new(StringComparer.Ordinal);

    public ModelAnswer? Find(string key) => store.Find(key) ?? others?.Find(key);

    public Drop? Refusal(string key) => _refused.GetValueOrDefault(key) ?? others?.Refusal(key);

    /// <summary>The answer, from the store or from the model. Two who ask the same at once get the same answer.</summary>
    public async Task<Asked> AskAsync(ModelRequest request, CancellationToken ct)
    {
        var asking = new TaskCompletionSource<Asked>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_underWay.GetOrAdd(request.Key, asking.Task) is var underWay && underWay != asking.Task)
            try
            {
                return await underWay.WaitAsync(ct);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // Who asked first gave up; this one does not.
            }
        try
        {
            var asked = Find(request.Key) is { } known ? new Asked.Answered(known) : await PaidAsync(request, ct);
            asking.SetResult(asked);
            return asked;
        }
        catch (OperationCanceledException)
        {
            asking.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            asking.SetException(e);
            // Who asked first sees it here; that nobody else waited is no second error.
            _ = asking.Task.Exception;
            throw;
        }
        finally
        {
            _underWay.TryRemove(request.Key, out _);
        }
    }

    async Task<Asked> PaidAsync(ModelRequest request, CancellationToken ct)
    {
        var asked = await client.AskAsync(request, ct, async answer => store.Add(answer, await journal.AppendAsync(answer)));
        if (asked is Asked.Refused(var reason, var detail)) _refused[request.Key] = Drop.Because(reason, detail);
        return asked;
    }
}
