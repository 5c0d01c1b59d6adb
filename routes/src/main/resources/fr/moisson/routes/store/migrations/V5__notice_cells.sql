-- A notice about a table may be about one row of it, or one cell.
ALTER TABLE notice ADD COLUMN row_number BIGINT;
ALTER TABLE notice ADD COLUMN column_name TEXT;
