using System.Runtime.CompilerServices;
using DeltaLake;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Hands out what is to be done: first what was begun and not finished, then new files, each a partition of its own, claimed a few at a time.</summary>
public sealed class ClaimedWork(BaseTables tables, WorkState state, long claimsVersion, string settingsHash)
{
    /// <summary>Files claimed in one commit: few enough that another engine finds most of the work free, enough that claiming costs little.</summary>
    const int ClaimedAtOnce = 16;

    WorkState _state = state;
    long _version = claimsVersion;

    /// <param name="open">Files that are not done, in order of their names.</param>
    public async IAsyncEnumerable<Partition> PartitionsAsync(IReadOnlyList<CrawlFile> open, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in _state.Begun(open, settingsHash)) yield return partition;
        foreach (var few in open.Where(f => !_state.IsClaimed(f)).ToList().Chunk(ClaimedAtOnce))
            foreach (var file in await ClaimAsync(few, cancel)) yield return Partition.Of(file);
    }

    /// <summary>The files that are ours to mine; those that another run took up together with others are left to it.</summary>
    async Task<IReadOnlyList<CrawlFile>> ClaimAsync(CrawlFile[] files, CancellationToken cancel)
    {
        while (true)
        {
            var alone = files.Where(f => !_state.IsDone(f) && (!_state.IsClaimed(f) || _state.IsClaimedAlone(f))).ToList();
            var unclaimed = alone.Where(f => !_state.IsClaimed(f)).ToList();
            if (unclaimed.Count == 0 || await TryClaimAsync(unclaimed, cancel)) return alone;
            (_state, _version) = await tables.StateAsync(cancel);
        }
    }

    async Task<bool> TryClaimAsync(IReadOnlyList<CrawlFile> files, CancellationToken cancel)
    {
        await using var writer = await tables.Claims.NewDataFileAsync<ClaimRow>(ct: cancel);
        foreach (var file in files) await writer.AddAsync(new ClaimRow(file.Input.Id, file.Input.Id, file.Input.Name, file.Input.Version, file.Input.Size, settingsHash), cancel);
        var added = await writer.CompleteAsync(cancel);
        var transaction = await tables.Claims.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel);
        try
        {
            _version = (await transaction.RequireUnchangedSince(_version).Add(added).CommitAsync(cancel)).Version;
            return true;
        }
        catch (ConcurrentChangeException)
        {
            // Somebody else claimed something meanwhile: look again.
            File.Delete(Path.Combine(tables.Claims.Folder, added.LocalPath));
            return false;
        }
    }
}
