-- What a portal said of the last change of a record once we had written it, by which we know what somebody else
-- changed since. Unknown of what was written before this column: such records are read once.
ALTER TABLE ledger ADD COLUMN version TEXT;
