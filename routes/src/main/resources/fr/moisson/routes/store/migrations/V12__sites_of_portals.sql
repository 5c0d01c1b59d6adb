-- Which site a name in a territory's file stood for when the portal was last written to.
CREATE TABLE portal (
  name TEXT PRIMARY KEY,
  site TEXT NOT NULL
);
