-- How much is there, and whether some candidates are undecided.
SELECT (SELECT count(*) FROM candidates) AS candidates, (SELECT count(*) FROM procedures) AS procedures, (SELECT count(*) FROM duplicates) AS duplicates
