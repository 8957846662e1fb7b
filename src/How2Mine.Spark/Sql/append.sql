-- The rows of one table; a row that cannot be read is an error of the program, not a null.
INSERT INTO {address} BY NAME
SELECT made.*
FROM (SELECT from_json(row, {columns}, map('mode', 'FAILFAST')) AS made FROM mined WHERE tbl = {table}) rows
