select p.procedure_id, p.page_id, p.url, p.url_host_name, p.goal, p.steps, p.resources, p.topic, p.topic_score, p.miner, p.language,
  p.fetch_time, p.content_digest, p.content_truncated, p.text_digest
from procedures p
join drawn d on p.procedure_id = d.procedure_id
