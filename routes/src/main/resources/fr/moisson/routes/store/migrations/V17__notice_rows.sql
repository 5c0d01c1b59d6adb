-- Notices are about rows; cells are what validation reports are about.
ALTER TABLE notice DROP COLUMN column_name;
