using System.Text;
using System.Text.RegularExpressions;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>
/// What a stage tells the model: a text with places such as <c>{{steps}}</c> for what is asked about. What stands above a line of three dashes is the system message,
/// what stands below it the user's; without such a line all is the user's.
/// </summary>
public sealed partial class Prompt
{
    const string Border = "---";

    readonly string _system, _user;

    Prompt(string system, string user) => (_system, _user) = (system, user);

    /// <summary>Names a prompt's text in a run's manifest, whatever its line ends.</summary>
    public static string HashOf(string text) => ContentId.Of(text.ReplaceLineEndings("\n").Trim())[..12];

    /// <param name="name">Where the text comes from, for messages.</param>
    /// <param name="required">The places that the text must have.</param>
    /// <param name="optional">Further places that it may have.</param>
    /// <exception cref="CallerMistakeException">A place is missing, or is none of those.</exception>
    public static Prompt Parse(string name, string text, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        text = text.ReplaceLineEndings("\n").Trim();
        var found = Place().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        if (required.FirstOrDefault(r => !found.Contains(r)) is { } missing)
            throw new CallerMistakeException($"prompt '{name}' has no {{{{{missing}}}}}, where what is asked about goes; it must have {Named(required)}");
        if (found.FirstOrDefault(f => !required.Contains(f) && !optional.Contains(f)) is { } odd)
            throw new CallerMistakeException($"prompt '{name}' has {{{{{odd}}}}}, which this stage does not know; it may have {Named([.. required, .. optional])}");
        var lines = text.Split('\n');
        var border = Array.FindIndex(lines, l => l.Trim() == Border);
        var (system, user) = border < 0 ? ("", text) : (string.Join('\n', lines[..border]).Trim(), string.Join('\n', lines[(border + 1)..]).Trim());
        return new Prompt(system, user);
    }

    /// <summary>The built-in prompt of a stage.</summary>
    public static string BuiltIn(string stage)
    {
        using var stream = typeof(Prompt).Assembly.GetManifestResourceStream($"How2Mine.Mining.Prompts.{stage}.md")
            ?? throw new InvalidOperationException($"resource {stage}.md is missing from the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The messages with every place filled in. What is filled in is never looked at for places.</summary>
    public IReadOnlyList<ModelMessage> Fill(params ReadOnlySpan<(string Place, string Value)> values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, value) in values) known[place] = value;
        var user = ModelMessage.User(Filled(_user, known));
        return _system.Length == 0 ? [user] : [ModelMessage.System(Filled(_system, known)), user];
    }

    /// <summary>Steps as they stand in prompts: a number, a stop, the step, each on a line.</summary>
    public static string Numbered(IReadOnlyList<string> steps)
    {
        var text = new StringBuilder();
        for (var i = 0; i < steps.Count; i++) text.Append(i == 0 ? "" : "\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {steps[i]}");
        return text.ToString();
    }

    static string Filled(string text, Dictionary<string, string> values) => Place().Replace(text, m => values[m.Groups["name"].Value]);

    static string Named(IReadOnlyList<string> places) => string.Join(", ", places.Select(p => $"{{{{{p}}}}}"));

    [GeneratedRegex(@"\{\{\s*(?<name>[a-z_]+)\s*\}\}")]
    private static partial Regex Place();
}
