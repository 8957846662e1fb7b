-- The first to take up a file has it.
MERGE INTO {address} AS claims
USING taken ON claims.input_id = taken.input_id
WHEN NOT MATCHED THEN INSERT *
