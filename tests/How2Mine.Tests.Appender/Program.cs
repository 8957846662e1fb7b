using System.Globalization;
using DeltaLake;
using How2Mine.Serving;
using How2Mine.Serving.Journal;

// Writes until it is done or killed. Arguments: "table", the table's folder, the first id, how many rows, a commit each;
// or "journal", the file, the first id, how many answers at once: says each key on standard output once its answer is written.
if (args[0] == "table") await AppendRowsAsync(args[1], Number(args[2]), Number(args[3]));
else await AppendAnswersAsync(args[1], Number(args[2]), Number(args[3]));

static async Task AppendRowsAsync(string folder, int first, int count)
{
    var table = await DeltaTable.CreateIfMissingAsync<Row>(folder);
    for (var id = first; id < first + count; id++)
    {
        await using var file = await table.NewDataFileAsync<Row>();
        await file.AddAsync(new(id, "written by a process of its own"));
        var result = await (await table.BeginAsync("WRITE")).Add(await file.CompleteAsync()).CommitAsync();
        if (result.CheckpointError is { } error) throw error;
    }
}

static async Task AppendAnswersAsync(string path, int first, int atOnce)
{
    await using var journal = AnswerJournal.Open(path);
    await using var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
    var next = first - 1;
    await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
    {
        while (true)
        {
            var id = Interlocked.Increment(ref next);
            var key = How2Mine.ContentId.Of(id.ToString(CultureInfo.InvariantCulture));
            await journal.AppendAsync(new ModelAnswer
            {
                Key = key,
                At = DateTime.UnixEpoch.AddSeconds(id),
                Stage = "test",
                Model = "m",
                ServerModel = "m",
                Text = new string('x', id % 3000),
                Finish = AnswerFinish.Stop,
                TokensIn = id,
                TokensOut = 1,
                Dollars = 0.01m,
                LatencyMs = 1,
                Attempt = 1,
            });
            output.WriteLine(key);
        }
    })));
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

sealed record Row(long Id, string? Name);
