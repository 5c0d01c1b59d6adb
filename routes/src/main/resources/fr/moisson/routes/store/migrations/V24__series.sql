-- By which names a dataset says what it is a part of; compared with the identifiers in `identity`.
CREATE TABLE part_of (
  dataset   TEXT NOT NULL,
  territory TEXT NOT NULL,
  whole     TEXT NOT NULL,
  PRIMARY KEY (dataset, whole)
);
CREATE INDEX part_of_by_whole ON part_of (territory, whole);
