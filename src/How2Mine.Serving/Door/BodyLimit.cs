using System.Buffers;

namespace How2Mine.Serving.Door;

/// <summary>Reads a body into memory that never grows beyond a limit, whatever its headers say.</summary>
static class BodyLimit
{
    const int First = 16 * 1024;

    /// <summary>A rented array and how many bytes of it are the body; more than the limit where the body is longer.</summary>
    public static async Task<(byte[] Body, int Length)> ReadAsync(HttpContent content, int limit, CancellationToken ct)
    {
        if (content.Headers.ContentLength > limit) return (ArrayPool<byte>.Shared.Rent(1), limit + 1);
        var body = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit, (content.Headers.ContentLength ?? First) + 1));
        try
        {
            await using var stream = await content.ReadAsStreamAsync(ct);
            for (var length = 0; ;)
            {
                if (length == body.Length) body = Larger(body);
                var got = await stream.ReadAsync(body.AsMemory(length), ct);
                length += got;
                if (got == 0 || length > limit) return (body, length);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(body);
            throw;
        }
    }

    static byte[] Larger(byte[] body)
    {
        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        body.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(body);
        return larger;
    }
}
