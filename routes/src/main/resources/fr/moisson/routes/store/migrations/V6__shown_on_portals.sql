-- What a portal showed of each field of ours once it was written: a JSON object of hashes, by which edits
-- made there are known.
ALTER TABLE ledger ADD COLUMN shown TEXT NOT NULL DEFAULT '{}';
