using System.Net;
using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>Whether an answer is of the object, and from where.</summary>
static class AnswerCheck
{
    /// <returns>The place in the object where the body begins.</returns>
    /// <exception cref="ObjectStoreException">The object changed, or the answer is of another range.</exception>
    /// <exception cref="PassingException">The answer is not of the object's length and says no more, as an error page that passes for a success.</exception>
    public static long Begin(HttpAnswer answer, ObjectInfo of, long from)
    {
        if (answer.Status == HttpStatusCode.PreconditionFailed || ObjectVersion.IsOther(of, answer)) throw Changed(answer, of, $"version {of.Version}{(answer.StrongETag is { } tag ? $", got {tag}" : "")}");
        if (answer.Status == HttpStatusCode.RequestedRangeNotSatisfiable) throw Changed(answer, of, $"{of.Length} bytes, got {Said(answer.Range?.Total)}");
        if (answer.Status == HttpStatusCode.OK)
        {
            if (answer.BodyLength == of.Length || (answer.BodyLength is null && ObjectVersion.IsSame(of, answer))) return 0;
            throw WrongLength(answer, of, answer.BodyLength);
        }
        if (answer.Status != HttpStatusCode.PartialContent || answer.Range is not { From: { } begin } range || begin != from)
            throw new ObjectStoreException(of.Address, answer.Status, $"asked from byte {from}, the server answers {(int)answer.Status} from byte {Said(answer.Range?.From)}; its byte ranges cannot be used: download the object by other means and read it locally");
        if (range.Total is { } total && total != of.Length) throw WrongLength(answer, of, total);
        return begin;
    }

    static Exception WrongLength(HttpAnswer answer, ObjectInfo of, long? got)
    {
        if (ObjectVersion.IsSame(of, answer) && got is not null) return Changed(answer, of, $"{of.Length} bytes, got {got}");
        var text = $"expected the object of {of.Length} bytes, got an answer {(int)answer.Status} of {Said(got)}";
        return new PassingException(text, new(of.Address, answer.Status, text + "; it changed, or this is an error page: look at the address, then describe the object anew"));
    }

    static ObjectStoreException Changed(HttpAnswer answer, ObjectInfo of, string expected) =>
        new(of.Address, answer.Status, $"the object changed since it was described: expected {expected}; describe it again and read it from the start");

    static string Said(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}
