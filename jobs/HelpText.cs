using System.CommandLine;

namespace How2Mine.Jobs;

/// <summary>Commands with examples in their help, and the options that several share.</summary>
static class HelpText
{
    public static Command Described(string name, string description, params string[] examples) =>
        new(name, description + "\n\nExamples:\n" + string.Join('\n', examples.Select(e => "  " + e)));

    public static Option<string> Lake() => new("--lake") { Description = "Folder of the lake.", HelpName = "DIR", Required = true };

    public static Option<string?> Root() => new("--root") { Description = "Folder, https:// or s3:// address that the lines of lists are relative to (default: the list's own).", HelpName = "DIR" };

    public static Argument<string[]> Crawls() => new("CRAWL") { Description = "Crawl files (WARC, WET, ARC; plain, gzip or zstd), folders of them, or lists (*.paths, *.paths.gz); paths, https:// or s3://.", Arity = ArgumentArity.OneOrMore };
}
