using System.Text.Json;
using How2Mine.Curation;
using How2Mine.Settings;

namespace How2Mine.Work;

/// <summary>How a balanced table was drawn, as its commit says it to whoever reads the table's history.</summary>
/// <param name="PerTopic">The quota that the settings came to.</param>
/// <param name="ProceduresVersion">The version of <c>procedures</c> that it was drawn from.</param>
public sealed record DrawNote(BalanceSettings Balance, long PerTopic, long Rows, long Entered, long LeftOut, long ProceduresVersion)
{
    public string ToJson() => SettingsJson.Write(this);

    /// <returns>Null for what somebody else noted.</returns>
    public static DrawNote? Parse(string note)
    {
        try
        {
            return SettingsJson.Read<DrawNote>(note);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
