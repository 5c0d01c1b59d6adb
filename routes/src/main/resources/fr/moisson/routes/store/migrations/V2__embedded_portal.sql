-- What the portal that comes with Moisson shows. `search` is the text that is looked through: words
-- of plain lower-case letters and digits, each after a space; `themes` likewise, a space on each side.
CREATE TABLE shelf (
  key             TEXT PRIMARY KEY,
  territory       TEXT NOT NULL,
  source          TEXT NOT NULL,
  title           TEXT NOT NULL,
  sort_title      TEXT NOT NULL,
  search          TEXT NOT NULL,
  publisher       TEXT NOT NULL,
  themes          TEXT NOT NULL,
  content         TEXT NOT NULL,
  first_published TEXT NOT NULL,
  changed         TEXT NOT NULL,
  hidden          INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX shelf_by_change ON shelf (changed);
