-- What a partition gave, for the progress.
SELECT tbl, get_json_object(row, '$.outcome') AS outcome, get_json_object(row, '$.reason') AS reason, count(*) AS n
FROM mined
WHERE tbl IN ('fates', 'candidates')
GROUP BY ALL
