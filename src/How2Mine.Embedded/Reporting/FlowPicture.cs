using System.Globalization;
using System.Net;
using System.Text;

namespace How2Mine.Embedded.Reporting;

/// <summary>Where records went, as a picture: a stream from responses down to the balanced table, as wide as it is rich, with an arm for each reason why something left it.</summary>
/// <remarks>As wide as a phone, so that its words can be read there.</remarks>
static class FlowPicture
{
    const double Width = 400, Stream = 120, Left = 8, Words = Left + Stream + 40, LineHeight = 18, Gap = 14;

    /// <summary>A level of the stream, and what leaves it there.</summary>
    sealed record Level(string Name, long Rows, IReadOnlyList<(string Name, long Rows)> Leaving);

    public static string Write(ReportFigures figures)
    {
        var levels = Levels(figures);
        var (svg, y, most) = (new StringBuilder(), 4.0, Math.Max(1, levels.Max(l => l.Rows)));
        for (var i = 0; i < levels.Count; i++)
        {
            var (level, next) = (levels[i], i + 1 < levels.Count ? levels[i + 1].Rows : levels[i].Rows);
            var height = (LineHeight * (1 + level.Leaving.Count)) + Gap;
            Append(svg, $"<path class=\"stream\" d=\"M{Left:0.0} {y:0.0}h{Thick(level.Rows, most):0.0}L{Left + Thick(next, most):0.0} {y + height:0.0}H{Left:0.0}z\"/>");
            Append(svg, $"<text class=\"level\" x=\"{Words:0}\" y=\"{y + 13:0.0}\">{WebUtility.HtmlEncode(level.Name)} <tspan class=\"number\">{level.Rows:N0}</tspan></text>");
            for (var arm = 0; arm < level.Leaving.Count; arm++) Arm(svg, level, arm, y, height, next, most);
            y += height;
        }
        return string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width:0} {y + 6:0}\" role=\"img\" aria-labelledby=\"flow-title\" aria-describedby=\"flow-words\"><title id=\"flow-title\">From {figures.Responses:N0} responses to {figures.Balanced:N0} balanced procedures</title>{svg}</svg>");
    }

    static void Arm(StringBuilder svg, Level level, int arm, double y, double height, long next, long most)
    {
        var (name, rows) = level.Leaving[arm];
        var at = y + (LineHeight * (arm + 1)) + 8;
        // The stream's right side slopes from this level's width to the next one's.
        var from = Left + Thick(level.Rows, most) + ((Thick(next, most) - Thick(level.Rows, most)) * (at - y) / height);
        Append(svg, $"<path class=\"leaving\" d=\"M{from:0.0} {at:0.0}H{Words - 6:0.0}\" stroke-width=\"{Math.Clamp(Stream * rows / most, 1, LineHeight - 4):0.0}\"/>");
        Append(svg, $"<text class=\"reason\" x=\"{Words:0}\" y=\"{at + 4:0.0}\">{WebUtility.HtmlEncode(name)} <tspan class=\"number\">{rows:N0}</tspan></text>");
    }

    static double Thick(long rows, long most) => rows == 0 ? 0 : Math.Max(1.5, Stream * rows / most);

    /// <summary>The levels with their sums, for the picture and for the table that says the same in words.</summary>
    static List<Level> Levels(ReportFigures figures)
    {
        var levels = new List<Level>();
        var left = figures.Responses;
        foreach (var station in figures.Drops.GroupBy(d => d.Station))
        {
            levels.Add(new(levels.Count == 0 ? "responses" : $"to {station.Key}", left, [.. station.Select(d => ($"{d.Station}: {d.Reason}", d.Pages))]));
            left -= station.Sum(d => d.Pages);
        }
        if (levels.Count == 0) levels.Add(new("responses", left, []));
        levels.Add(new("pages with procedures", figures.PagesKept, figures.Waiting > 0 ? [("await a model", figures.Waiting)] : []));
        levels.Add(new("candidates", figures.Candidates, [.. figures.Duplicates.Select(d => ($"duplicate: {d.Kind}", d.Rows))]));
        levels.Add(new("procedures", figures.Procedures, figures.Procedures > figures.Balanced ? [("left over by the draw", figures.Procedures - figures.Balanced)] : []));
        levels.Add(new("balanced", figures.Balanced, []));
        return levels;
    }

    static void Append(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
