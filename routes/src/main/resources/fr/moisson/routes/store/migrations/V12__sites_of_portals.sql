-- Which site a name in a territory's file stood for when the portal was last written to, and whose records there.
CREATE TABLE portal (
  name    TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  owner   TEXT NOT NULL
);
