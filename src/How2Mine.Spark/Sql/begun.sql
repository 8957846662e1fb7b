-- Whether a table has rows of files that the ledger does not call done.
SELECT count(*) > 0 AS begun
FROM (
  SELECT warc_filename FROM {fates}
  UNION ALL SELECT warc_filename FROM {pages}
  UNION ALL SELECT warc_filename FROM {candidates}
) made
WHERE array_contains(:names, warc_filename) AND warc_filename NOT IN (SELECT warc_filename FROM {inputs} WHERE outcome = 'done')
