-- Pairs of texts that share a band go to the workers, which compare them in truth; back come those that are close. Of each key a text is compared with the first alone: see BandPairs.cs.
WITH signed AS (
{open}
),
texts AS (
  SELECT s.sight, s.bands, s.kept, s.undecided, concat(c.goal, '\n', array_join(c.steps, '\n')) AS text
  FROM signed s
  JOIN signatures g ON s.sight = g.sight
  JOIN candidates c ON g.candidate_id = c.candidate_id
  UNION ALL
  SELECT sight, bands, false AS kept, true AS undecided, text FROM planted
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY band, key ORDER BY sight) AS place
  FROM (SELECT sight, kept, undecided, posexplode(bands) AS (band, key) FROM texts) bands
),
pairs AS (
  SELECT DISTINCT e.sight AS earlier, e.kept, l.sight AS later
  FROM placed e
  JOIN placed l ON e.band = l.band AND e.key = l.key AND e.sight < l.sight
  WHERE e.place <= {first_of_key} AND l.undecided AND (e.kept OR e.undecided)
)
SELECT TRANSFORM(line)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  USING {worker}
  AS (earlier BIGINT, kept BOOLEAN, later BIGINT, similarity DOUBLE)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
FROM (
  SELECT to_json(struct(p.earlier, p.kept, p.later, e.text AS earlier_text, l.text AS later_text)) AS line
  FROM pairs p
  JOIN texts e ON p.earlier = e.sight
  JOIN texts l ON p.later = l.sight
) lines
