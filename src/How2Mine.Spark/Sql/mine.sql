-- A row of work is a task: the worker mines its splits and gives back rows of every table, which are kept until all tables are committed.
CACHE TABLE mined AS
SELECT TRANSFORM(line)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  USING {worker}
  AS (tbl STRING, row STRING)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
FROM work
