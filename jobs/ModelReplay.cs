using System.Globalization;
using How2Mine.Embedded;
using How2Mine.Embedded.Asking;
using How2Mine.Mining.Stages;
using How2Mine.Serving;
using How2Mine.Settings;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>Runs a page down the model's line again and tells what was asked, what was said, and what came out.</summary>
static class ModelReplay
{
    const int ShownCharacters = 1500;

    /// <summary>The page of a record, page or candidate id, or of an address.</summary>
    public static async Task<PageText?> PageAsync(LakeFolder lake, string asked, CancellationToken cancel)
    {
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        if (await Ways.FindAsync(lake, query, asked, cancel) is not [var way, ..]) return null;
        await using var pages = await AwaitingPages.OpenAsync(lake, cancel);
        await foreach (var page in pages.OfAsync([way.RecordId], cancel)) return page;
        return null;
    }

    /// <summary>As far as the answers carry the page.</summary>
    public static Advance Advance(PageText page, MiningSettings settings, IAnswers answers) => new ModelLine(settings.Model!, settings.Steps).Advance(page, answers);

    /// <summary>All that was asked and said, with its price.</summary>
    public static IEnumerable<string> Exchanges(Advance advance)
    {
        foreach (var (request, answer) in advance.Exchanges)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"asked     {request.Stage}, {request.Model}: {answer.TokensIn} tokens in, {answer.TokensOut} out, {answer.Dollars:0.000000} dollars, {answer.LatencyMs} ms, try {answer.Attempt}, {answer.At:yyyy-MM-ddTHH:mm:ssZ}, key {answer.Key}");
            foreach (var message in request.Messages) yield return $"  {message.Role,-9} {Shown(message.Text)}";
            yield return $"  {"answer",-9} {Shown(answer.Text)}";
        }
        if (advance is Advance.Awaits awaits)
            foreach (var request in awaits.Requests) yield return $"awaits    {request}";
    }

    /// <summary>What came out, a line for each thing that can differ.</summary>
    public static IReadOnlyList<string> Result(Advance advance)
    {
        if (advance is not Advance.Settled settled) return ["still awaits answers"];
        if (!settled.Outcome.IsKept(out var mined, out var drop)) return [$"dropped by {settled.Station}: {drop.Reason}, {drop.Detail}"];
        return
        [
            .. mined[0].Kept.SelectMany(c => (IEnumerable<string>)[$"goal    {c.Goal}", $"topic   {c.Topic}", $"needs   {string.Join("; ", c.Resources)}", .. c.Steps.Select((s, i) => $"{i + 1,2}.     {s}{(c.Unsupported.Contains(i + 1) ? "   (unsupported)" : "")}")]),
            .. mined[0].Dropped.Select(d => $"'{d.Candidate.Goal}' dropped by {d.Station}: {d.Drop.Reason}, {d.Drop.Detail}"),
        ];
    }

    /// <summary>Two results as one: lines of the old one that are gone with a minus, new ones with a plus.</summary>
    public static IEnumerable<string> Difference(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        // The longest common subsequence, for results of some dozen lines.
        var same = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                same[i, j] = old[i] == now[j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
        for (int i = 0, j = 0; i < old.Count || j < now.Count;)
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                yield return "  " + old[i++];
                j++;
            }
            else if (j == now.Count || (i < old.Count && same[i + 1, j] >= same[i, j + 1])) yield return "- " + old[i++];
            else yield return "+ " + now[j++];
    }

    static string Shown(string text) => (text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…").Replace("\n", "\n            ", StringComparison.Ordinal);
}
