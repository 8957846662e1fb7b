-- First sight wins: of the candidates that nobody decided on yet, the earliest of each text that no procedure has.
with undecided as (
  select c.* from candidates c
  anti join procedures p on c.candidate_id = p.procedure_id
  anti join duplicates d on c.candidate_id = d.dropped_id
),
fresh as (
  select u.* from undecided u anti join procedures p on u.text_digest = p.text_digest
),
sights as (
  select f.*, row_number() over (
    partition by text_digest
    order by fetch_time asc nulls last, warc_filename, warc_record_offset, candidate_id) as sight
  from fresh f
)
select candidate_id as procedure_id, page_id, url, url_host_name, goal, steps, resources, topic, topic_score, miner, language,
  fetch_time, content_digest, content_truncated, text_digest
from sights
where sight = 1
order by fetch_time asc nulls last, warc_filename, warc_record_offset, candidate_id
