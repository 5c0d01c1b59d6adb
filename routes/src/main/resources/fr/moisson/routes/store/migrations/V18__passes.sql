-- How the last pass over each portal ended.
CREATE TABLE pass (
  portal TEXT PRIMARY KEY,
  ended  TEXT NOT NULL,
  report TEXT NOT NULL
);
