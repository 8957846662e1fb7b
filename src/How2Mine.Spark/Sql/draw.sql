-- How much a draw gives, and how much it differs from the one that is there.
SELECT {per_topic} AS per_topic, count(drawn.procedure_id) AS drawn,
  count_if(drawn.procedure_id IS NULL OR there.procedure_id IS NULL) AS differing
FROM (
{balanced}
) drawn
FULL OUTER JOIN balanced there ON drawn.procedure_id = there.procedure_id
