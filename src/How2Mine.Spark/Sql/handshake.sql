-- Which program each executor has.
SELECT DISTINCT version, settings
FROM (
  SELECT TRANSFORM(line)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
    USING {worker}
    AS (version STRING, settings STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  FROM work
) answers
