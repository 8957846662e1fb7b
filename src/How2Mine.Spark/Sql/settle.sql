-- The rows of one table that are not there yet: a run that was stopped between two commits adds nothing twice.
INSERT INTO {address} BY NAME
SELECT rows.made.*
FROM (SELECT from_json(row, {columns}, map('mode', 'FAILFAST')) AS made FROM answered WHERE tbl = {table}) rows
LEFT ANTI JOIN {address} there ON rows.made.{key} = there.{key}
