-- The first of each topic in the order of a hash: adding data changes little of the draw.
select procedure_id, page_id, url, url_host_name, goal, steps, resources, topic, topic_score, miner, language,
  fetch_time, content_digest, content_truncated, text_digest
from (
  select p.*, row_number() over (partition by topic order by md5(concat('{seed}', ':', procedure_id)), procedure_id) as draw
  from procedures p
) drawn
where draw <= {per_topic}
order by topic, draw
