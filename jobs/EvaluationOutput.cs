using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace How2Mine.Jobs;

/// <summary>Prints figures as a table and the worst pages below it, or both as JSON lines.</summary>
static class EvaluationOutput
{
    /// <summary>What is shown of a page's mistakes in the table.</summary>
    const int Mistakes = 3, Characters = 160;

    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Evaluated evaluated, int worst, bool asJson)
    {
        if (asJson)
        {
            foreach (var figure in evaluated.Figures) Console.Out.WriteLine(JsonSerializer.Serialize(figure, Json));
            foreach (var page in evaluated.Worst.Take(worst)) Console.Out.WriteLine(JsonSerializer.Serialize(page, Json));
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("figure"), new TableColumn("value").RightAligned(), new TableColumn("95% of draws").RightAligned(), new TableColumn("of").RightAligned());
        foreach (var f in evaluated.Figures) table.AddRow(Markup.Escape(f.Name), Number(f.Value), $"{Number(f.Low)} to {Number(f.High)}", f.Of.ToString(CultureInfo.InvariantCulture));
        Terminal.Output.Write(table);
        foreach (var page in evaluated.Worst.Take(worst))
        {
            Console.Out.WriteLine($"{Number(page.Score)} {page.Url}");
            Print("missed", page.Missed);
            Print("kept", page.Kept);
        }
    }

    static void Print(string what, IReadOnlyList<string> texts)
    {
        foreach (var text in texts.Take(Mistakes)) Console.Out.WriteLine($"      {what}: {(text.Length > Characters ? text[..Characters] + "…" : text)}");
        if (texts.Count > Mistakes) Console.Out.WriteLine($"      {what}: {texts.Count - Mistakes} more");
    }

    static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
