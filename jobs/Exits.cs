using System.CommandLine;
using DeltaLake;
using DuckDB.NET.Data;
using How2Mine.Settings;

namespace How2Mine.Jobs;

/// <summary>Exit codes and last words: 0 done, 1 a failure, 2 the caller's mistake, 130 interrupted. Never a stack trace.</summary>
static class Exits
{
    public const int Failure = 1, CallerMistake = 2, Interrupted = 130;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return Say(CallerMistake, $"{string.Join("; ", parsed.Errors.Select(e => e.Message.TrimEnd('.')))}.{Nearest(root, args)} See: how2mine {parsed.CommandResult.Command.Name switch { "how2mine" => "", var name => name + " " }}--help");
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CallerMistakeException e)
        {
            return Say(CallerMistake, e.Message);
        }
        catch (OperationCanceledException)
        {
            return Say(Interrupted, "interrupted; what was committed stays, run the same command again to go on");
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            return Say(Failure, sentence);
        }
    }

    /// <summary>Failures that a sound program meets: disks, rights, tables and queries that somebody else made.</summary>
    static string? Sentence(Exception e) => e switch
    {
        AggregateException { InnerExceptions: [var inner] } => Sentence(inner),
        UnauthorizedAccessException => $"{e.Message.TrimEnd('.')}: may not be written or read by this user; change its rights or name another folder",
        IOException io when io.HResult is 28 or unchecked((int)0x80070070) || io.Message.Contains("No space left", StringComparison.Ordinal) => $"the disk is full ({io.Message.TrimEnd('.')}); make room and run the same command again: nothing committed is lost",
        IOException or DeltaException => e.Message,
        DuckDBException => "DuckDB: " + e.Message.Split("\n\nLINE")[0].Replace('\n', ' '),
        _ => null,
    };

    static string Nearest(RootCommand root, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || root.Subcommands.Any(c => c.Name == args[0])) return "";
        return $" Did you mean '{NearestName.To(args[0], root.Subcommands.Select(c => c.Name))}'?";
    }

    static int Say(int code, string message)
    {
        Console.Error.WriteLine("how2mine: " + message);
        return code;
    }
}
