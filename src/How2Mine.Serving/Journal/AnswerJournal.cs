using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace How2Mine.Serving.Journal;

/// <summary>
/// One writer's file of answers. An answer is on the disk when its append is over; those that come while the disk is busy go in the next write together,
/// so that thousands a second are possible. A torn last line, left by a writer that was killed, is cut when the file is opened again.
/// </summary>
public sealed class AnswerJournal : IAsyncDisposable
{
    public const string Extension = ".journal";

    readonly SafeFileHandle _file;
    readonly FileStream _claim;
    readonly Lock _lock = new();
    Batch _next = new();
    Task _writing = Task.CompletedTask;
    long _end;
    bool _busy, _closed;
    JournalException? _broken;

    AnswerJournal(string path, FileStream claim)
    {
        (Path, _claim) = (path, claim);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var scan = new JournalScan(path);
        scan.Run(_file, 0, (_, _) => { });
        (_end, CutBytes) = (scan.End, scan.FileLength - scan.End);
        if (CutBytes > 0) RandomAccess.SetLength(_file, _end);
    }

    public string Path { get; }

    /// <summary>What was cut on opening.</summary>
    public long CutBytes { get; }

    /// <summary>A file with a name of its own, for a writer that has none.</summary>
    public static AnswerJournal OpenOwn(string folder) => Open(System.IO.Path.Combine(folder, Guid.CreateVersion7().ToString("n") + Extension));

    /// <exception cref="JournalException">Another process writes it.</exception>
    public static AnswerJournal Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        try
        {
            // A lock on the journal itself would shut out its readers too.
            return new AnswerJournal(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"'{path}' cannot be opened for writing, perhaps because another process writes it: {e.Message}", e);
        }
    }

    /// <summary>Ends when the answer is on the disk. Not to be cancelled: the answer is paid.</summary>
    /// <exception cref="JournalException">The disk refuses; so it does with all later ones.</exception>
    public async Task<JournalPlace> AppendAsync(ModelAnswer answer)
    {
        var line = JournalLine.Of(answer);
        Batch batch;
        int within;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_broken is { } broken) throw new JournalException(broken.Message, broken);
            batch = _next;
            within = batch.Bytes.WrittenCount;
            batch.Bytes.Write(line);
            if (!_busy)
            {
                _busy = true;
                _writing = Task.Run(WriteAll);
            }
        }
        return new JournalPlace(Path, await batch.Done.Task + within, line.Length - 1);
    }

    public async ValueTask DisposeAsync()
    {
        Task writing;
        lock (_lock)
        {
            if (_closed) return;
            _closed = true;
            writing = _writing;
        }
        await writing;
        _file.Dispose();
        File.Delete(_claim.Name);
        await _claim.DisposeAsync();
    }

    /// <summary>Writes batch after batch until none is left.</summary>
    void WriteAll()
    {
        while (true)
        {
            Batch batch;
            lock (_lock)
            {
                batch = _next;
                if (batch.Bytes.WrittenCount == 0)
                {
                    _busy = false;
                    return;
                }
                _next = new Batch();
            }
            Write(batch);
        }
    }

    void Write(Batch batch)
    {
        try
        {
            if (_broken is not null) throw _broken;
            RandomAccess.Write(_file, batch.Bytes.WrittenSpan, _end);
            RandomAccess.FlushToDisk(_file);
            var start = _end;
            _end += batch.Bytes.WrittenCount;
            batch.Done.SetResult(start);
        }
        // What a failed flush has left on the disk cannot be known: nothing more goes into this file.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JournalException)
        {
            lock (_lock) _broken ??= new JournalException($"an answer could not be written to '{Path}': {e.Message}", e);
            batch.Done.SetException(_broken);
        }
    }

    sealed class Batch
    {
        public ArrayBufferWriter<byte> Bytes { get; } = new();

        /// <summary>Where the batch begins in the file.</summary>
        public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
