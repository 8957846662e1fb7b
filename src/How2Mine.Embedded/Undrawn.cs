using System.Globalization;
using DeltaLake.Upkeep;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Why a procedure is not in the balanced table: by the draw that the table's history tells of.</summary>
static class Undrawn
{
    sealed record Scored(string Topic, double TopicScore, double? HowtoScore, string Host);

    public static async Task<string> WhyAsync(LakeFolder lake, LakeQuery query, string id, CancellationToken cancel)
    {
        var commits = await History.ReadAsync(await lake.OpenTableAsync(LakeTables.Balanced, cancel), cancel);
        if (commits.FirstOrDefault(c => c.Note is not null)?.Note is not { } note || DrawNote.Parse(note) is not { } draw) return "nothing was drawn yet";
        var what = DeltaView.Literal(id);
        var scored = (await query.RowsAsync(
            $"select topic, topic_score, (select max(howto_score) from pages where page_id = p.page_id), url_host_name from procedures p where procedure_id = {what}",
            r => new Scored(r.GetString(0), r.GetDouble(1), r.IsDBNull(2) ? null : r.GetDouble(2), r.GetString(3)), cancel))[0];
        var isEligible = (await query.RowsAsync($"select 1 from (\n{CurationSql.Eligible(draw.Balance)}\n) e where procedure_id = {what}", _ => true, cancel)).Count > 0;
        return Sentence(scored, draw, isEligible);
    }

    static string Sentence(Scored of, DrawNote draw, bool isEligible)
    {
        var wanted = draw.Balance;
        if (of.Topic == "None") return "it is of none of the 14 topics";
        if (of.TopicScore < wanted.MinTopicScore) return Text($"its topic score is {of.TopicScore:0.00}, at least {wanted.MinTopicScore:0.00} is wanted");
        if (wanted.MinHowtoScore > 0 && of.HowtoScore is not { } score) return "its page has no how-to score";
        if (of.HowtoScore < wanted.MinHowtoScore) return Text($"its page's how-to score is {of.HowtoScore:0.00}, at least {wanted.MinHowtoScore:0.00} is wanted");
        if (!isEligible) return Text($"{of.Host} gives at most {wanted.PerHost}, and others come before it in the order of the draw (seed {wanted.Seed})");
        return Text($"{draw.PerTopic} of {of.Topic} are wanted, and others come before it in the order of the draw (seed {wanted.Seed})");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
