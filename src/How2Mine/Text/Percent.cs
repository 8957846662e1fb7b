using System.Globalization;

namespace How2Mine.Text;

/// <summary>Shares as people read them, alike in every culture.</summary>
static class Percent
{
    public static string Of(double share) => share.ToString("0%", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
