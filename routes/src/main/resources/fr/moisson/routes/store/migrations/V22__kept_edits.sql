-- The notice about fields that people edited on a portal and that stay so, told in each pass. Unknown of what was
-- written before this column: it is told when the dataset changes.
ALTER TABLE ledger ADD COLUMN kept TEXT;
