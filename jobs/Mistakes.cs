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
        if (command == root && NoCommand(root, args) is { } unknown) return unknown + help;
        if (UnknownOption(parsed, command) is { } option) return $"{option} is no option of '{command.Name}'; the nearest one is '{NearestName.To(option, Names(command))}'.{help}";
        if (parsed.Errors.Count == 0) return null;
        var sentences = parsed.Errors.Select(e => BadValue(e) ?? OneLine(e.Message).TrimEnd('.'));
        return $"{string.Join("; ", sentences)}.{help}";
    }

    public static string OneLine(string text) => Spaces().Replace(text.Trim(), " ");

    /// <summary>An argument that takes many values takes a mistyped option too, unless somebody looks.</summary>
    static string? UnknownOption(ParseResult parsed, Command command) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(value => OptionLike().IsMatch(value) && !Names(command).Contains(value, StringComparer.Ordinal) && !File.Exists(value));

    static IEnumerable<string> Names(Command command) => command.Options.Select(o => o.Name).Append("--help");

    static string? BadValue(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: var option, Tokens: [var token] } when Nullable.GetUnderlyingType(option.ValueType) is { } type && (type == typeof(int) || type == typeof(long)) => $"{option.Name} is '{token.Value}', expected a whole number{(option.ValueType == typeof(long?) ? "" : " up to 2147483647")}",
        _ => null,
    };

    static string? NoCommand(RootCommand root, string[] args)
    {
        var commands = root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        if (args.Length == 0) return $"no command was given; there are {string.Join(", ", commands)}.";
        return args[0].StartsWith('-') ? null : $"'{args[0]}' is no command. Did you mean '{NearestName.To(args[0], commands)}'?";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^--?[a-zA-Z][a-zA-Z-]*$")]
    private static partial Regex OptionLike();
}
