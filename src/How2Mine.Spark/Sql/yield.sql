-- What a partition gave, for the progress.
SELECT tbl, get_json_object(row, '$.reason') AS reason, count(*) AS n,
  cast(coalesce(sum(cast(get_json_object(row, '$.ledger.damage_count') AS BIGINT)), 0) AS BIGINT) AS damage
FROM mined
WHERE tbl IN ('fates', 'candidates', 'shares')
GROUP BY ALL
