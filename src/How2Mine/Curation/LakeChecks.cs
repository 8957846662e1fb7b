using System.Globalization;

namespace How2Mine.Curation;

/// <summary>What holds between the tables of every lake, as queries that give a sentence for each thing that does not.</summary>
public static class LakeChecks
{
    static readonly (string Table, string Key)[] Keys =
    [
        ("fates", "record_id"), ("pages", "record_id"), ("candidates", "candidate_id"), ("signatures", "candidate_id"), ("signatures", "text_digest"), ("signatures", "sight"),
        ("procedures", "procedure_id"), ("duplicates", "dropped_id"), ("balanced", "procedure_id"),
    ];

    /// <summary>Sentences told of one kind of fault; of more the number.</summary>
    public const int Told = 10;

    /// <summary>In the dialect that DuckDB and Spark share: rows of <see cref="LakeFault"/>, at most <see cref="Told"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Keys.Select(Twice).Concat(BetweenTables).Select(check => string.Create(CultureInfo.InvariantCulture, $"select said, count(*) over () as of_kind from (\n{check}\n) as faults (said) order by said limit {Told}"))];

    static string Twice((string Table, string Key) key) =>
        $"select concat('{key.Table} has ', n, ' rows with {key.Key} ', id, ', one is expected') from (select cast({key.Key} as varchar(100)) as id, count(*) as n from {key.Table} group by {key.Key} having count(*) > 1) twice";

    /// <summary>Of files that are not done some tables may have rows already.</summary>
    static string[] BetweenTables =>
    [
        """
        select concat('inputs says that ', i.warc_filename, ' has ', i.pages, ' pages, fates and waiting pages are ', coalesce(f.n, 0))
        from (select warc_filename, sum(pages) as pages from inputs where outcome = 'done' group by warc_filename) i
        left join (
          select warc_filename, count(*) as n
          from (select warc_filename from fates union all select p.warc_filename from pages p anti join fates f on p.record_id = f.record_id) told
          group by warc_filename
        ) f on i.warc_filename = f.warc_filename
        where i.pages <> coalesce(f.n, 0)
        """,
        """
        select concat('fates says that record ', f.record_id, ' is kept, and candidates has none of ', f.warc_filename, ' at ', f.warc_record_offset)
        from fates f anti join candidates c on f.warc_filename = c.warc_filename and f.warc_record_offset = c.warc_record_offset
        where f.outcome = 'kept' and f.warc_filename in (select warc_filename from inputs where outcome = 'done')
        """,
        """
        select concat('fates says that record ', f.record_id, ' is kept, and pages does not have it: rows of pages are lost')
        from fates f anti join pages p on f.record_id = p.record_id
        where f.outcome = 'kept' and f.warc_filename in (select warc_filename from inputs where outcome = 'done')
        """,
        """
        select concat('candidate ', c.candidate_id, ' is of a record that fates does not call kept')
        from candidates c anti join (select * from fates where outcome = 'kept') f on c.warc_filename = f.warc_filename and c.warc_record_offset = f.warc_record_offset
        where c.warc_filename in (select warc_filename from inputs where outcome = 'done')
        """,
        """
        select concat('candidate ', c.candidate_id, ' is neither in procedures nor in duplicates; the next run decides')
        from candidates c anti join procedures p on c.candidate_id = p.procedure_id anti join duplicates d on c.candidate_id = d.dropped_id
        """,
        """
        select concat('candidate ', d.dropped_id, ' is in procedures and in duplicates, one is expected')
        from duplicates d join procedures p on d.dropped_id = p.procedure_id
        """,
        "select concat('duplicates drops ', d.dropped_id, ', which candidates does not have') from duplicates d anti join candidates c on d.dropped_id = c.candidate_id",
        "select concat('duplicates drops ', d.dropped_id, ' for ', d.kept_id, ', which procedures does not have') from duplicates d anti join procedures p on d.kept_id = p.procedure_id",
        """
        select concat('procedure ', p.procedure_id, ' is not as candidates has it: a row was edited')
        from procedures p anti join candidates c on p.procedure_id = c.candidate_id and p.goal = c.goal and p.steps = c.steps and p.topic = c.topic and p.url = c.url and p.text_digest = c.text_digest
        """,
        """
        select concat('balanced has ', b.procedure_id, ' not as procedures has it: a row was edited')
        from balanced b anti join procedures p on b.procedure_id = p.procedure_id and b.goal = p.goal and b.steps = p.steps and b.topic = p.topic and b.url = p.url
        """,
        "select concat('procedure ', p.procedure_id, ' has no signature') from procedures p anti join signatures s on p.procedure_id = s.candidate_id",
    ];
}
