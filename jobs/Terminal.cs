using Spectre.Console;

namespace How2Mine.Jobs;

/// <summary>Standard output is data, standard error is talk.</summary>
static class Terminal
{
    static readonly Lazy<IAnsiConsole> Out = new(() => New(Console.Out, Console.IsOutputRedirected));
    static readonly Lazy<IAnsiConsole> Err = new(() => New(Console.Error, Console.IsErrorRedirected));

    public static IAnsiConsole Output => Out.Value;

    public static IAnsiConsole Error => Err.Value;

    /// <summary>Whether talk goes to a terminal that can be redrawn.</summary>
    public static bool IsLive => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb" && Environment.GetEnvironmentVariable("CI") is not "true";

    public static void Say(string line) => Console.Error.WriteLine(line);

    static IAnsiConsole New(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A file or a pipe has no width: lines there must not break.
        if (isRedirected) console.Profile.Width = 4000;
        return console;
    }
}
