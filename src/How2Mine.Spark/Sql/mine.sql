-- A line of work is a task: the worker mines its splits and gives back rows of every table, which are kept until all tables are committed.
-- Rows are long lest Java's buffer (8 KiB) and the pipe (64 KiB) take many of them before the worker does: see Pulse.cs.
CACHE TABLE mined AS
SELECT TRANSFORM(concat(line, repeat(' ', 8192)))
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  USING {worker}
  AS (tbl STRING, row STRING)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
FROM work
