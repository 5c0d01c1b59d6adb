-- One dataset that two sources give is published once. `priority` sorts as text, the first one wins;
-- `twin_of` names the dataset that is published instead, `also` the addresses of those that are not.
ALTER TABLE run ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dataset ADD COLUMN priority TEXT NOT NULL DEFAULT '';
ALTER TABLE dataset ADD COLUMN twin_of TEXT;
ALTER TABLE dataset ADD COLUMN also TEXT NOT NULL DEFAULT '[]';
CREATE INDEX dataset_by_twin ON dataset (twin_of);

-- By what a dataset is known again: its identifiers, and its page together with its title.
CREATE TABLE identity (
  dataset   TEXT NOT NULL,
  territory TEXT NOT NULL,
  source    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  value     TEXT NOT NULL,
  title     TEXT NOT NULL,
  PRIMARY KEY (dataset, kind, value)
);
CREATE INDEX identity_by_value ON identity (territory, value);
