-- What a source remembers outside of its runs: an order that was placed must not be placed again because
-- the run that placed it failed afterwards.
CREATE TABLE source_memory (
  territory TEXT NOT NULL,
  source    TEXT NOT NULL,
  content   TEXT NOT NULL,
  changed   TEXT NOT NULL,
  PRIMARY KEY (territory, source)
);
