-- What a portal showed of each field of ours after our earlier writes: a JSON object of hashes, by which the state of a
-- portal that was restored from a backup is known as ours.
ALTER TABLE ledger ADD COLUMN earlier TEXT NOT NULL DEFAULT '{}';
