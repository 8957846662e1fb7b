using System.CommandLine;
using DeltaLake;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;
using ObjectStore;
using SparkConnect;

namespace How2Mine.Jobs;

/// <summary>Exit codes and last words: 0 done, 1 a failure, 2 the caller's mistake, 130 interrupted. Never a stack trace.</summary>
static class Exits
{
    public const int Failure = 1, CallerMistake = 2, Interrupted = 130;

    const string Stopped = "interrupted; what was committed stays, run the same command again to go on";

    /// <summary>What a commit under way may take after Ctrl-C, on a slow disk too.</summary>
    static readonly TimeSpan Winding = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (Mistakes.In(parsed, root, args) is { } mistake) return Say(CallerMistake, mistake);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Winding });
            return code == Interrupted ? Say(new OperationCanceledException()) : code;
        }
        catch (Exception e)
        {
            return Say(e is AggregateException all ? all.Flatten().InnerExceptions[0] : e);
        }
    }

    static int Say(Exception e) => e switch
    {
        CallerMistakeException or StoreArgumentException => Say(CallerMistake, e.Message),
        // DuckDB answers a cancelled statement in its own words.
        OperationCanceledException or DuckDBException { ErrorType: DuckDBErrorType.Interrupt } => Say(Interrupted, Stopped),
        // A statement whose rows are being read when it is cancelled says so in its message alone.
        DuckDBException when e.Message.StartsWith("INTERRUPT Error", StringComparison.Ordinal) => Say(Interrupted, Stopped),
        DuckDBException when IsOfQuery(e) => Say(CallerMistake, $"the query cannot be run: {Mistakes.OneLine(e.Message.Split("\n\nLINE")[0])}"),
        _ => Say(Failure, Sentence(e)),
    };

    /// <summary>The kind of what is wrong with a query whose rows are streamed stands in the message alone.</summary>
    static bool IsOfQuery(Exception e) => e is DuckDBException { ErrorType: DuckDBErrorType.Parser or DuckDBErrorType.Syntax or DuckDBErrorType.Binder or DuckDBErrorType.Catalog }
        || e.Message.StartsWith("Parser Error", StringComparison.Ordinal) || e.Message.StartsWith("Binder Error", StringComparison.Ordinal) || e.Message.StartsWith("Catalog Error", StringComparison.Ordinal);

    /// <summary>Failures that a sound program meets: disks, rights, tables and queries that somebody else made.</summary>
    static string Sentence(Exception e) => e switch
    {
        UnauthorizedAccessException => $"{e.Message.TrimEnd('.')}: may not be written or read by this user; change its rights or name another folder",
        IOException { HResult: 28 or unchecked((int)0x80070070) } => DiskFull(e),
        IOException when e.Message.Contains("No space left", StringComparison.Ordinal) => DiskFull(e),
        FileNotFoundException or DirectoryNotFoundException => $"{e.Message.TrimEnd('.')}: it is gone, or cannot be made there; name another file or folder",
        IOException or DeltaException or ObjectStoreException or ModelServerException or JournalException => e.Message,
        SparkException or How2Mine.Spark.SparkJobException or SparkLinkException or LocalServerException => Mistakes.OneLine(e.Message),
        DuckDBException => "DuckDB: " + Mistakes.OneLine(e.Message.Split("\n\nLINE")[0]),
        _ => $"a fault of this program, {e.GetType().Name}: {Mistakes.OneLine(e.Message)}; nothing committed is lost; report it with the command that you ran",
    };

    static string DiskFull(Exception e) => $"the disk is full ({e.Message.TrimEnd('.')}); make room and run the same command again: nothing committed is lost";

    static int Say(int code, string message)
    {
        Console.Error.WriteLine("how2mine: " + message);
        return code;
    }
}
