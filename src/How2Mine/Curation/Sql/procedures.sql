-- First sight wins: the first candidate of each text that nobody decided on yet and that is close to no earlier procedure.
select c.candidate_id as procedure_id, c.page_id, c.url, c.url_host_name, c.goal, c.steps, c.resources, c.topic, c.topic_score, c.miner, c.language,
  c.fetch_time, c.content_digest, c.content_truncated, c.text_digest
from candidates c
join signatures s on c.candidate_id = s.candidate_id
anti join near n on s.sight = n.dropped
anti join procedures p on c.candidate_id = p.procedure_id
anti join duplicates d on c.candidate_id = d.dropped_id
