using System.Net;
using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>Asks what an object is: by HEAD, or where that is refused by its first byte.</summary>
static class Describing
{
    public static ObjectInfo Describe(HttpDoor door, ObjectAddress address, Attempts attempts, CancellationToken ct) =>
        attempts.Run(() => ByHead(door, address, ct), ct) ?? attempts.Run(() => ByFirstByte(door, address, ct), ct);

    /// <summary>Null where HEAD is refused or does not give the length.</summary>
    static ObjectInfo? ByHead(HttpDoor door, ObjectAddress address, CancellationToken ct)
    {
        try
        {
            using var answer = door.Send(new(address, HttpMethod.Head), ct);
            return answer.Status == HttpStatusCode.OK && answer.BodyLength is { } length ? new(address.Text, length, ObjectVersion.Of(answer, length)) : null;
        }
        catch (ObjectStoreException e) when (e.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            return null;
        }
    }

    static ObjectInfo ByFirstByte(HttpDoor door, ObjectAddress address, CancellationToken ct)
    {
        using var answer = door.Send(new(address, HttpMethod.Get, 0, 1), ct);
        var length = answer.Status == HttpStatusCode.OK ? answer.BodyLength : answer.Range?.Total;
        return length is { } known ? new(address.Text, known, ObjectVersion.Of(answer, known))
            : throw new ObjectStoreException(address.Text, answer.Status, $"the server answers {(int)answer.Status} without the object's length; expected Content-Length or Content-Range: download the object by other means and read it locally");
    }
}
