-- Texts that have no signature go to the workers, each a line, and come back signed.
INSERT INTO {address} BY NAME
SELECT made.*
FROM (
  SELECT from_json(row, {columns}, map('mode', 'FAILFAST')) AS made
  FROM (
    SELECT TRANSFORM(line)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
      USING {worker}
      AS (row STRING)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
    FROM (
      SELECT to_json(struct(t.candidate_id, t.text_digest, t.sight, concat(c.goal, '\n', array_join(c.steps, '\n')) AS text)) AS line
      FROM candidates c
      JOIN (
{texts}
      ) t ON c.candidate_id = t.candidate_id
    ) lines
  ) signed
) rows
