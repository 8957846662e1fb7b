-- Pages that await answers still, by why.
SELECT get_json_object(row, '$.reason') AS reason, count(*) AS pages, cast(sum(cast(get_json_object(row, '$.requests') AS BIGINT)) AS BIGINT) AS requests
FROM answered
WHERE tbl = 'left'
GROUP BY ALL
