-- Pages without a fate go to the workers, each a line, pages of the same text to the same one, which asks once for all of them; back come fates and candidates of those that are mined to the end, and the requests of those that are not.
CACHE TABLE answered AS
SELECT TRANSFORM(line)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
  USING {worker}
  AS (tbl STRING, row STRING)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
FROM (
  SELECT /*+ REPARTITION({tasks}, text) */ to_json(struct(
    p.page_id, p.record_id, p.url, p.url_host_name, p.fetch_time, p.warc_filename, p.warc_record_offset, p.warc_record_length, p.content_digest, p.content_charset, p.content_truncated,
    p.title, p.language, p.topic, p.topic_score, p.howto_score, p.text, array() AS blocks, array() AS marked),
    map('timestampFormat', "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")) AS line, p.text
  FROM {pages} p LEFT ANTI JOIN {fates} f ON f.record_id = p.record_id
) lines
