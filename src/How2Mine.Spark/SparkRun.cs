using System.Globalization;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;
using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Mines crawl files on Spark, partition by partition: claim, mine on the executors, commit table by table, the ledger last.</summary>
public sealed class SparkRun(SparkLake lake, CrawlStore store, MiningSettings settings, WorkerProgram worker, SparkShape shape, MiningProgress progress)
{
    /// <summary>Times a file may end its worker before it is set aside.</summary>
    const int Tries = 3;

    readonly SparkSession _spark = lake.Spark;

    /// <param name="open">Files that are not done, in order of their names.</param>
    public async Task RunAsync(IReadOnlyList<CrawlFile> open, WorkState state, CancellationToken cancel)
    {
        if (open.Count == 0) return;
        var tasks = shape.Tasks ?? lake.Tasks;
        foreach (var begun in state.Begun(open, settings.Hash)) await MineAsync(begun, tasks, cancel);
        foreach (var files in Cut([.. open.Where(f => !state.IsClaimed(f))])) await MineAsync(await lake.ClaimAsync(files, settings.Hash, cancel), tasks, cancel);
    }

    /// <summary>Asks every executor for its program.</summary>
    /// <exception cref="CallerMistakeException">One has another version.</exception>
    public async Task HandshakeAsync(CancellationToken cancel)
    {
        var tasks = 2 * lake.Tasks;
        await WorkAsync([.. Enumerable.Range(0, tasks).Select(_ => "hello")], tasks, cancel);
        await foreach (var answer in Told(_spark.QueryAsync<WorkerAnswer>(StageSql.Handshake(worker.Command("handshake", tasks)), ct: cancel), cancel))
            if (answer != new WorkerAnswer(WorkerProgram.Version, worker.SettingsHash))
                throw new CallerMistakeException($"an executor runs how2mine {answer.Version} with settings {answer.Settings}, expected {WorkerProgram.Version} with {worker.SettingsHash}; pack the program anew (how2mine pack) and submit that archive");
    }

    async Task MineAsync(Partition partition, int tasks, CancellationToken cancel)
    {
        var failures = new Dictionary<string, int>(StringComparer.Ordinal);
        while (partition.Files.Count > 0)
        {
            try
            {
                await MineOnceAsync(partition, tasks, cancel);
                return;
            }
            catch (SparkException e) when (WorkerMark.Reason(e.ServerMessage) is { } reason)
            {
                throw new CallerMistakeException(reason);
            }
            catch (SparkException e) when (string.IsNullOrEmpty(e.SqlState))
            {
                // A task failed. Most often the worker's last words tell at which file; if not, it is searched once the tries are used up.
                var file = WorkerMark.LastFile(e.ServerMessage) ?? "";
                if ((failures[file] = failures.GetValueOrDefault(file) + 1) < Tries) continue;
                // Once rows of the partition are in a table, a file set aside would leave some there that no ledger row accounts for.
                if (await lake.HasRowsOfAsync(partition, cancel)) throw new SparkJobException(e);
                var culprit = file.Length > 0 ? file : await CulpritAsync(partition, partition.Files, cancel) ?? throw new SparkJobException(e);
                partition = await SetAsideAsync(partition, culprit, cancel);
            }
        }
    }

    /// <summary>The file that fails alone, found by halves; null if the halves fail only together.</summary>
    async Task<string?> CulpritAsync(Partition partition, IReadOnlyList<CrawlFile> files, CancellationToken cancel)
    {
        try
        {
            await MadeAsync(partition with { Files = files }, 1, cancel);
            return null;
        }
        catch (SparkException e) when (string.IsNullOrEmpty(e.SqlState))
        {
            if (files.Count == 1) return files[0].Input.Id;
            return await CulpritAsync(partition, [.. files.Take(files.Count / 2)], cancel) ?? await CulpritAsync(partition, [.. files.Skip(files.Count / 2)], cancel);
        }
    }

    async Task MineOnceAsync(Partition partition, int tasks, CancellationToken cancel)
    {
        await MadeAsync(partition, tasks, cancel);
        var commit = lake.CommitMinedAsync(partition.AppId(settings.Hash), Watched("committing"), cancel);
        var yields = lake.RowsAsync<Yield>(StageSql.Yield, null, cancel);
        await Task.WhenAll(commit, yields);
        // Counted once for a partition, however often it was tried.
        Count(await yields);
        foreach (var file in partition.Files) progress.CountFile(file.Input.Size, 0);
        await _spark.ExecuteAsync("UNCACHE TABLE mined", ct: cancel);
    }

    /// <summary>Mines the partition's files into the view <c>mined</c>.</summary>
    async Task MadeAsync(Partition partition, int tasks, CancellationToken cancel)
    {
        var splits = new List<CrawlSplit>();
        foreach (var file in partition.Files) splits.AddRange(await store.SplitAsync(file, shape.SplitBytes, cancel));
        var work = TaskPlan.Of(splits, Math.Max(tasks, (int)(partition.Files.Sum(f => f.Input.Size) / shape.TaskBytes)));
        await WorkAsync([.. work.SelectMany(w => Pulse.Around(w.ToJson()))], work.Count, cancel);
        progress.Say($"mining {partition.Files.Count} files in {work.Count} tasks");
        await _spark.ExecuteAsync("DROP VIEW IF EXISTS mined", ct: cancel);
        await _spark.ExecuteAsync(StageSql.Mine(worker.Command("mine", Math.Min(work.Count, tasks))), null, Watched("mining"), cancel);
    }

    /// <summary>The ledger has it before the others are committed, so that a rerun leaves it out too.</summary>
    async Task<Partition> SetAsideAsync(Partition partition, string id, CancellationToken cancel)
    {
        var file = partition.Files.First(f => f.Input.Id == id);
        var reason = $"its worker ended {Tries} times at this file";
        await lake.KeepUnreadAsync([InputRow.Unread(file.Input, "failed", reason, settings.Hash, ProgramVersion.Current)], $"how2mine/failed/{id}/{settings.Hash}", cancel);
        progress.SetAside(file.Input.Name, reason);
        return partition with { Files = [.. partition.Files.Where(f => f.Input.Id != id)] };
    }

    /// <summary>Lines of work as a view that is cut into tasks with the same number of rows.</summary>
    async Task WorkAsync(IReadOnlyList<string> lines, int tasks, CancellationToken cancel)
    {
        await _spark.SetAsync("spark.sql.leafNodeDefaultParallelism", tasks.ToString(CultureInfo.InvariantCulture), cancel);
        await _spark.CreateViewAsync<LineOfWork>("work", [.. lines.Select(line => new LineOfWork(line))], cancel);
    }

    void Count(IEnumerable<Yield> yields)
    {
        foreach (var row in yields)
            if (row.Tbl == LakeTables.Candidates) progress.Count(0, 0, row.N, null);
            else if (row.Tbl == WorkerLoop.Shares) progress.CountDamage(row.Damage);
            else progress.Count(row.N, row.Reason is null ? row.N : 0, 0, row.Reason);
    }

    IEnumerable<IReadOnlyList<CrawlFile>> Cut(IReadOnlyList<CrawlFile> files)
    {
        var (few, bytes) = (new List<CrawlFile>(), 0L);
        foreach (var file in files)
        {
            if (few.Count > 0 && bytes + file.Input.Size > shape.PartitionBytes)
            {
                yield return few;
                (few, bytes) = ([], 0);
            }
            few.Add(file);
            bytes += file.Input.Size;
        }
        if (few.Count > 0) yield return few;
    }

    StatementOptions Watched(string what) => new()
    {
        Progress = new StageWatch(p => progress.Say(string.Create(CultureInfo.InvariantCulture, $"{what}: {p.DoneTasks} of {p.Tasks} Spark tasks done"))),
    };

    static async IAsyncEnumerable<T> Told<T>(IAsyncEnumerable<T> answers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var each = answers.GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync()) yield break;
            }
            catch (SparkException e) when (WorkerMark.Reason(e.ServerMessage) is { } reason)
            {
                throw new CallerMistakeException(reason);
            }
            yield return each.Current;
        }
    }

    sealed record LineOfWork(string Line);

    sealed record WorkerAnswer(string Version, string Settings);

    sealed record Yield(string Tbl, string? Reason, long N, long Damage);
}
