-- The last time that somebody asked for a harvest of a source; it is met when one begins after it.
CREATE TABLE request (
  territory TEXT NOT NULL,
  source    TEXT NOT NULL,
  at        TEXT NOT NULL,
  PRIMARY KEY (territory, source)
);
