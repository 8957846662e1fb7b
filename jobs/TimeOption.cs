using System.Globalization;

namespace How2Mine.Jobs;

/// <summary>Times as options give them: a number with s, m, h or d behind it.</summary>
static class TimeOption
{
    /// <param name="expected">What the option takes, for the message.</param>
    /// <exception cref="CallerMistakeException">It is no such time, or out of range.</exception>
    public static TimeSpan Parse(string option, string text, TimeSpan least, TimeSpan most, string expected)
    {
        var seconds = text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number * (text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => double.NaN }) : double.NaN;
        return seconds >= least.TotalSeconds && seconds <= most.TotalSeconds ? TimeSpan.FromSeconds(seconds) : throw new CallerMistakeException($"{option} is '{text}', expected {expected}");
    }
}
