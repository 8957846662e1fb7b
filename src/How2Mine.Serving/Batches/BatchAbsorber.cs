using System.Text;
using System.Text.Json;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;
using How2Mine.Serving.Money;
using How2Mine.Serving.Wire;

namespace How2Mine.Serving.Batches;

/// <summary>What became of the lines of answer files.</summary>
public sealed record Absorbed
{
    public long Answers { get; set; }

    /// <summary>Answered before: by an earlier file, an earlier line, or online.</summary>
    public long Known { get; set; }

    /// <summary>Requests that no batch of this lake asked.</summary>
    public long Strangers { get; set; }

    /// <summary>Lines that are no answer line.</summary>
    public long Unreadable { get; set; }

    /// <summary>Requests that the server will never answer as they are.</summary>
    public long Refused { get; set; }

    /// <summary>Failures of the server, by what it said; their requests are emitted again.</summary>
    public SortedDictionary<string, long> Failed { get; } = new(StringComparer.Ordinal);

    public decimal Dollars { get; set; }
}

/// <summary>Takes in answer files of batches, whole or in part, in any order, more than once.</summary>
/// <remarks>Understands OpenAI's output and error files and both shapes of vLLM's: the completion as the response's body, or as the response itself.</remarks>
public sealed class BatchAbsorber(IReadOnlyDictionary<string, BatchKey> asked, AnswerStore store, AnswerJournal journal, Refusals refusals, PriceBook prices, TimeProvider time)
{
    /// <summary>A longer line is no answer: models stop at some ten thousand tokens.</summary>
    const int MaxLineBytes = 16 << 20;

    /// <summary>Answers that go to the disk together.</summary>
    const int Written = 256;

    readonly List<Task> _writing = [];
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Absorbed Result { get; } = new();

    public async Task TakeAsync(string file, CancellationToken cancel)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await foreach (var line in LinesAsync(stream, cancel))
        {
            try
            {
                Take(line);
            }
            catch (InvalidOperationException)
            {
                // A text with half a character, or a value of another kind than the format has there.
                Result.Unreadable++;
            }
            if (_writing.Count >= Written) await WriteAsync();
        }
        await WriteAsync();
    }

    async Task WriteAsync()
    {
        await Task.WhenAll(_writing);
        _writing.Clear();
    }

    void Take(byte[]? line)
    {
        var (id, response, error) = line is null ? default : Parse(line);
        if (id is null) Result.Unreadable++;
        else if (CustomId.Key(id) is not { } key || !asked.TryGetValue(key, out var request)) Result.Strangers++;
        else if (store.Has(key) || _taken.Contains(key)) Result.Known++;
        else if (Fault(response, error) is { } fault) Fail(request, fault);
        else Keep(request, response!.Value);
    }

    void Keep(BatchKey request, JsonElement response)
    {
        var (reply, fault) = ChatReply.Read(Body(response));
        if (reply is null)
        {
            Fail(request, new CallFault(FaultKind.Server, fault!.What));
            return;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var dollars = prices.Find(request.Model, DateOnly.FromDateTime(now))?.Of(reply.TokensIn, reply.TokensOut, reply.CachedIn, batch: true) ?? 0;
        var answer = new ModelAnswer
        {
            Key = request.Key,
            Stage = request.Stage,
            Model = request.Model,
            ServerModel = reply.Model,
            Text = reply.Text,
            Finish = reply.Finish,
            TokensIn = reply.TokensIn,
            TokensOut = reply.TokensOut,
            Dollars = dollars,
            LatencyMs = 0,
            Attempt = 1,
            At = now,
        };
        _taken.Add(request.Key);
        _writing.Add(AppendAsync(answer));
        Result.Answers++;
        Result.Dollars += dollars;
    }

    async Task AppendAsync(ModelAnswer answer) => store.Add(answer, await journal.AppendAsync(answer));

    void Fail(BatchKey request, CallFault fault)
    {
        if (fault.Kind is FaultKind.ContextTooLong or FaultKind.Filtered)
        {
            refusals.Add(request.Key, Drop.Because(fault.Kind == FaultKind.Filtered ? "filtered_request" : "context_too_long", fault.What));
            Result.Refused++;
            return;
        }
        Result.Failed[fault.What] = Result.Failed.GetValueOrDefault(fault.What) + 1;
    }

    /// <summary>Why a line bears no completion; null where it bears one.</summary>
    static CallFault? Fault(JsonElement? response, JsonElement? error)
    {
        var status = response is { } whole && whole.TryGetProperty("status_code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 200;
        if (error is { } told) return CallFault.OfStatus(status == 200 ? 500 : status, ServerError.Read(told));
        if (response is null) return new CallFault(FaultKind.Server, "neither a response nor an error");
        return status == 200 ? null : CallFault.OfStatus(status, ServerError.Read(Encoding.UTF8.GetBytes(Body(response.Value).GetRawText())));
    }

    static JsonElement Body(JsonElement response) => response.TryGetProperty("body", out var body) ? body : response;

    static (string? Id, JsonElement? Response, JsonElement? Error) Parse(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("custom_id", out var id) || id.ValueKind != JsonValueKind.String) return default;
            return (id.GetString(), Member(root, "response") is { ValueKind: JsonValueKind.Object } response ? response : null, Member(root, "error"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    static JsonElement? Member(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.Clone() : null;

    /// <summary>The lines that are not empty; null for one that is too long.</summary>
    static async IAsyncEnumerable<byte[]?> LinesAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (buffer, line, tooLong) = (new byte[1 << 16], new MemoryStream(), false);
        for (int got; (got = await stream.ReadAsync(buffer, cancel)) > 0;)
            for (var at = 0; at < got;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', at, got - at);
                var stop = end < 0 ? got : end;
                tooLong |= line.Length + stop - at > MaxLineBytes;
                if (!tooLong) line.Write(buffer, at, stop - at);
                at = stop + 1;
                if (end < 0) continue;
                if (tooLong || line.Length > 1) yield return tooLong ? null : line.ToArray();
                line.SetLength(0);
                tooLong = false;
            }
        if (tooLong || line.Length > 1) yield return tooLong ? null : line.ToArray();
    }
}
