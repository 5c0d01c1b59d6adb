-- Each change of the shelf has a version. One row is taken first by whoever writes, so that versions have
-- no gaps and are seen in their order, on both databases: who has read up to a version has missed nothing.
CREATE TABLE shelf_head (
  version  BIGINT NOT NULL,
  datasets BIGINT NOT NULL,
  changed  TEXT
);
INSERT INTO shelf_head SELECT count(*), count(*), max(changed) FROM shelf;

-- `number` is that of its first publication and never changes: feeds list datasets by it, and are cut into
-- pages by it, so that a page stays what it is when others are added. `version` is that of its last change.
ALTER TABLE shelf ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE shelf ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
UPDATE shelf SET number = ranked.number, version = ranked.version
  FROM (SELECT key AS ranked_key,
          row_number() OVER (ORDER BY first_published, key) AS number,
          row_number() OVER (ORDER BY changed, key) AS version
        FROM shelf) AS ranked
  WHERE key = ranked_key;
DROP INDEX shelf_by_change;
CREATE UNIQUE INDEX shelf_by_number ON shelf (number, version);

-- What was shown from each version on; `kind` is create, update or delete, and what was deleted has no content.
CREATE TABLE shelf_change (
  version BIGINT PRIMARY KEY,
  key     TEXT NOT NULL,
  kind    TEXT NOT NULL,
  at      TEXT NOT NULL,
  content TEXT
);
CREATE INDEX shelf_change_by_time ON shelf_change (at, version);
INSERT INTO shelf_change
  SELECT version, key, CASE hidden WHEN 0 THEN 'create' ELSE 'delete' END, changed,
      CASE hidden WHEN 0 THEN content END
    FROM shelf;
