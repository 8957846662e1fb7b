using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace How2Mine.Jobs.Commands;

/// <summary>Options that take a number with a point, on every machine; a comma is a mistake, not a separator of thousands.</summary>
static class NumberOption
{
    public static Option<decimal?> Create(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName, CustomParser = result => Parse(name, result) };

    static decimal? Parse(string name, ArgumentResult result)
    {
        var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        result.AddError($"{name} is '{given}', expected a number such as 0.5");
        return null;
    }
}
