-- Texts seen for the first time, in the order in which first sight wins; sights go on where those of the signatures end.
-- There is one partition; Spark warns of a window that names none.
select candidate_id, text_digest, (select coalesce(max(sight), -1) from signatures) + row_number() over (partition by seen order by fetch_time asc nulls last, warc_filename, warc_record_offset, candidate_id) as sight
from (
  select c.candidate_id, c.text_digest, c.fetch_time, c.warc_filename, c.warc_record_offset,
    row_number() over (partition by c.text_digest order by c.fetch_time asc nulls last, c.warc_filename, c.warc_record_offset, c.candidate_id) as seen
  from candidates c
  anti join procedures p on c.candidate_id = p.procedure_id
  anti join duplicates d on c.candidate_id = d.dropped_id
  anti join signatures s on c.text_digest = s.text_digest
) sights
where seen = 1
