-- A file's ledger row is the sum of its splits' shares. At most 100 damages are told one by one, as for a file read in one piece.
INSERT INTO {address} BY NAME
SELECT ledger.input_id, ledger.warc_filename, ledger.version, ledger.bytes,
  min_by(ledger.packing, start) AS packing,
  sum(ledger.records) AS records, sum(ledger.pages) AS pages, sum(ledger.requests) AS requests, sum(ledger.metadata) AS metadata,
  sum(ledger.revisits) AS revisits, sum(ledger.warcinfos) AS warcinfos, sum(ledger.others) AS others,
  cast(sum(ledger.damage_count) AS BIGINT) AS damage_count,
  slice(flatten(array_sort(collect_list(struct(start, ledger.damage AS damage))).damage), 1, 100) AS damage,
  ledger.outcome, cast(null AS STRING) AS reason, ledger.settings_hash, ledger.program_version
FROM (SELECT made.* FROM (SELECT from_json(row, {columns}, map('mode', 'FAILFAST')) AS made FROM mined WHERE tbl = 'shares') rows) shares
GROUP BY ledger.input_id, ledger.warc_filename, ledger.version, ledger.bytes, ledger.outcome, ledger.settings_hash, ledger.program_version
