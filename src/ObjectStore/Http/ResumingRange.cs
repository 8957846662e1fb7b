using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>A range of an object, read on the caller's thread. Where an answer breaks off, the next one goes on at the byte behind.</summary>
sealed class ResumingRange(HttpDoor door, Attempts attempts, StoreOptions options, ObjectInfo of, (long Start, long End) range) : IDisposable
{
    readonly ObjectAddress _address = ObjectAddress.Parse(of.Address);
    HttpAnswer? _answer;
    long _at = range.Start;

    /// <returns>How many bytes; none at the range's end only.</returns>
    public int Read(byte[] buffer, int offset, CancellationToken ct) => _at == range.End ? 0 : attempts.Run(() => ReadOnce(buffer, offset, ct), ct);

    public void Dispose()
    {
        _answer?.Dispose();
        _answer = null;
    }

    int ReadOnce(byte[] buffer, int offset, CancellationToken ct)
    {
        try
        {
            ct.ThrowIfCancellationRequested();
            _answer ??= Open(ct);
            var count = _answer.Body.Read(buffer, offset, (int)Math.Min(buffer.Length - offset, range.End - _at));
            if (count == 0) throw Short(_at);
            _at += count;
            attempts.Progressed(count, _at);
            if (_at == range.End) Dispose();
            return count;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    HttpAnswer Open(CancellationToken ct)
    {
        var answer = door.Send(new(_address, HttpMethod.Get, _at, range.End, ObjectVersion.ETag(of.Version)), ct);
        try
        {
            Skip(answer, _at - AnswerCheck.Begin(answer, of, _at), ct);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>A server that ignores ranges sends the object from its start.</summary>
    void Skip(HttpAnswer answer, long bytes, CancellationToken ct)
    {
        if (bytes > options.SkipLimit)
            throw new ObjectStoreException(of.Address, answer.Status, $"the server ignores byte ranges, and byte {_at} is more than {options.SkipLimit} bytes from the start; download the object by other means and read it locally, or raise SkipLimit");
        var scratch = new byte[(int)Math.Min(bytes, 64 * 1024)];
        for (var left = bytes; left > 0;)
        {
            ct.ThrowIfCancellationRequested();
            var count = answer.Body.Read(scratch, 0, (int)Math.Min(scratch.Length, left));
            if (count == 0) throw Short(bytes - left);
            left -= count;
        }
    }

    PassingException Short(long at) => new($"the body ended at byte {at}, expected {range.End}");
}
