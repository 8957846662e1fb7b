using System.Net;
using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>An answer's head, and its body yet to be read. The request is under way until this is disposed.</summary>
sealed class HttpAnswer(HttpResponseMessage response, PolitePlace place) : IDisposable
{
    Stream? _body;

    public HttpStatusCode Status => response.StatusCode;

    public Stream Body => _body ??= response.Content.ReadAsStream();

    /// <summary>As the head says it.</summary>
    public long? BodyLength => response.Content.Headers.ContentLength;

    public (long? From, long? Total)? Range =>
        response.Content.Headers.ContentRange is { Unit: "bytes" } range ? (range.From, range.Length) : null;

    public string? StrongETag => response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;

    public DateTimeOffset? LastModified => response.Content.Headers.LastModified;

    public void Dispose()
    {
        response.Dispose();
        place.Dispose();
    }
}
