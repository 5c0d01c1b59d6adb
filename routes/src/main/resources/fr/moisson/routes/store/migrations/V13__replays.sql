-- Whether a run asked nobody, and is therefore no harvest in place of one that was missed. Unknown of earlier ones.
ALTER TABLE run ADD COLUMN replay INTEGER NOT NULL DEFAULT 0;
