using System.Globalization;
using System.Text;
using SparkConnect.Protocol;

namespace SparkConnect.Wire;

/// <summary>The server's exception and its causes as Java prints them.</summary>
static class ServerStack
{
    public static string? Text(FetchErrorDetailsResponse response)
    {
        if (!response.HasRootErrorIdx) return null;
        var text = new StringBuilder();
        int? at = response.RootErrorIdx;
        // Counted, because an index that leads back would go on for ever.
        for (var depth = 0; at < response.Errors.Count && depth < response.Errors.Count; depth++)
        {
            var error = response.Errors[at.Value];
            Append(text, error, isCause: depth > 0);
            at = error.HasCauseIdx ? error.CauseIdx : null;
        }

        return text.ToString();
    }

    static void Append(StringBuilder text, FetchErrorDetailsResponse.Types.Error error, bool isCause)
    {
        text.Append(isCause ? "Caused by: " : "").Append(error.ErrorTypeHierarchy.FirstOrDefault("error")).Append(": ").Append(error.Message).Append('\n');
        foreach (var frame in error.StackTrace)
            text.Append(CultureInfo.InvariantCulture, $"\tat {frame.DeclaringClass}.{frame.MethodName}({(frame.HasFileName ? frame.FileName : "Unknown Source")}:{frame.LineNumber})\n");
    }
}
