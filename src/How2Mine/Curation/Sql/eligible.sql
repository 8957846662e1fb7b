-- Procedures that may be drawn: of one of the 14 topics, good enough, and of each host the first in the order of a hash.
select procedure_id, topic, hash
from (
  select procedure_id, topic, hash, {host_rank} as of_host
  from (
    select procedure_id, topic, url_host_name, md5(concat('{seed}', ':', procedure_id)) as hash
    from procedures
    where topic <> 'None' and topic_score >= {min_topic_score}{howto}
  ) scored
) hosts
where of_host <= {per_host}
