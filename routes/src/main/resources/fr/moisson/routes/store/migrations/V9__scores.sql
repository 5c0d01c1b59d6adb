-- The points that data.europa.eu would give to the description of a dataset, NULL for a service, and the criteria
-- that would give the others: their names, a space on each side.
ALTER TABLE shelf ADD COLUMN score INTEGER;
ALTER TABLE shelf ADD COLUMN score_gaps TEXT NOT NULL DEFAULT ' ';
CREATE INDEX shelf_by_score ON shelf (score, hidden);
-- What is there already is put there once more, which gives it its points and changes nothing else.
UPDATE ledger SET fingerprint = '' WHERE remote_id IN (SELECT key FROM shelf);
