using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using How2Mine.Settings;

namespace How2Mine.Jobs;

/// <summary>What is wrong with a command line, in one sentence.</summary>
static partial class Mistakes
{
    /// <returns><c>null</c> where nothing is wrong.</returns>
    public static string? In(ParseResult parsed, RootCommand root, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var help = $" See: how2mine {(command == root ? "" : command.Name + " ")}--help";
        if (UnknownOption(parsed, command) is { } option) return $"{option} is no option of '{command.Name}'; the nearest one is '{NearestName.To(option, Names(command))}'.{help}";
        if (parsed.Errors.Count == 0) return null;
        var sentences = parsed.Errors.Select(e => BadValue(e) ?? OneLine(e.Message).TrimEnd('.'));
        return $"{string.Join("; ", sentences)}.{NearestCommand(root, args)}{help}";
    }

    public static string OneLine(string text) => Spaces().Replace(text.Trim(), " ");

    /// <summary>An argument that takes many values takes a mistyped option too, unless somebody looks.</summary>
    static string? UnknownOption(ParseResult parsed, Command command) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(value => OptionLike().IsMatch(value) && !Names(command).Contains(value, StringComparer.Ordinal) && !File.Exists(value));

    static IEnumerable<string> Names(Command command) => command.Options.Select(o => o.Name).Append("--help");

    static string? BadValue(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: var option, Tokens: [var token] } when Nullable.GetUnderlyingType(option.ValueType) is not null => $"{option.Name} is '{token.Value}', expected a whole number{(option.ValueType == typeof(long?) ? "" : " up to 2147483647")}",
        _ => null,
    };

    static string NearestCommand(RootCommand root, string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-') || root.Subcommands.Any(c => c.Name == args[0])) return "";
        return $" Did you mean '{NearestName.To(args[0], root.Subcommands.Select(c => c.Name))}'?";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^--?[a-zA-Z][a-zA-Z-]*$")]
    private static partial Regex OptionLike();
}
