namespace How2Mine.Mining.Refusals;

/// <summary>Refuses working out formulas and sums (How2Everything's class "pure mathematics").</summary>
public sealed class MathRefusal : IStation<Candidate, Candidate>
{
    const double MaxShare = 0.5;

    static readonly HashSet<string> Terms = new(StringComparer.Ordinal)
    {
        "equation", "equations", "mean", "variance", "deviation", "deviations", "square", "squares", "squared", "root", "roots", "coefficient", "coefficients", "numerator", "denominator", "fraction", "fractions", "quadratic", "polynomial", "factor", "factors", "integral", "derivative", "matrix", "exponent", "logarithm", "multiply", "divide", "subtract", "sum", "product", "quotient", "radius", "diameter", "hypotenuse", "triangle", "bracket", "brackets", "variable", "variables", "constant", "formula", "theorem", "x", "y", "n",
        "gleichung", "mittelwert", "wurzel", "quadrat", "bruch", "zähler", "nenner", "ableitung", "formel", "addiere", "subtrahiere", "multipliziere", "dividiere", "équation", "racine", "ecuación", "raíz", "equazione",
    };

    public string Name => "not_math";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        var share = Share(candidate.Steps);
        return share > MaxShare
            ? Drop.Because("pure_math", $"{Text.Percent.Of(share)} of the steps calculate, at most {Text.Percent.Of(MaxShare)} wanted")
            : Keep.Of(candidate);
    }

    internal static double Share(IReadOnlyList<string> steps) => (double)steps.Count(IsMath) / steps.Count;

    static bool IsMath(string step)
    {
        var words = Words.Of(step);
        var terms = words.Count(Terms.Contains);
        var signs = step.Count(c => c is '=' or '√' or '²' or '³' or '×' or '÷' or 'π' or '∑' or '±' or '≈' or '^' or '−');
        return terms >= 2 || signs >= 2 || (terms == 1 && (signs > 0 || words.Count(w => w.All(char.IsAsciiDigit)) > 1));
    }
}
