-- The first of each topic in the order of a hash: adding data changes little of the draw.
select procedure_id
from (
  select procedure_id, row_number() over (partition by topic order by hash, procedure_id) as draw
  from (
{eligible}
  ) eligible
) draws
where draw <= {per_topic}
