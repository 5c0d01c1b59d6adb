-- Times are ISO 8601 text in UTC with milliseconds: they sort as text, on both databases.

CREATE TABLE run (
  id          ${serial},
  territory   TEXT NOT NULL,
  source      TEXT NOT NULL,
  started     TEXT NOT NULL,
  ended       TEXT,
  state       TEXT,
  report      TEXT,
  marker      TEXT,
  full_listing INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX run_by_source ON run (territory, source, id);

-- One row a dataset that we have ever held; `withdrawn` set makes it a tombstone.
CREATE TABLE dataset (
  id            TEXT PRIMARY KEY,
  territory     TEXT NOT NULL,
  source        TEXT NOT NULL,
  remote_id     TEXT NOT NULL,
  content       TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,
  last_run      BIGINT NOT NULL,
  first_seen    TEXT NOT NULL,
  changed       TEXT NOT NULL,
  missing_since TEXT,
  withdrawn     TEXT
);
CREATE INDEX dataset_by_territory ON dataset (territory, id);
CREATE INDEX dataset_by_source ON dataset (territory, source, last_run);

-- What is wrong with a dataset stays until the dataset changes; what is wrong with an entry that could
-- not be used, or with the whole run, belongs to that run.
CREATE TABLE notice (
  id        ${serial},
  run       BIGINT NOT NULL,
  dataset   TEXT,
  remote_id TEXT,
  severity  TEXT NOT NULL,
  code      TEXT NOT NULL,
  args      TEXT NOT NULL
);
CREATE INDEX notice_by_run ON notice (run);
CREATE INDEX notice_by_dataset ON notice (dataset);

CREATE TABLE ledger (
  portal      TEXT NOT NULL,
  dataset     TEXT NOT NULL,
  remote_id   TEXT,
  fingerprint TEXT,
  state       TEXT NOT NULL,
  reason      TEXT,
  changed     TEXT NOT NULL,
  PRIMARY KEY (portal, dataset)
);

-- The outbox: an event is written in the transaction that makes it true, and told afterwards.
CREATE TABLE event (
  id      ${serial},
  type    TEXT NOT NULL,
  subject TEXT NOT NULL,
  data    TEXT NOT NULL,
  at      TEXT NOT NULL,
  told    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX event_untold ON event (told, id);

-- Answers kept by request, for conditional GET and for replay; bodies lie in files by their hash.
CREATE TABLE exchange (
  scope      TEXT NOT NULL,
  request    TEXT NOT NULL,
  uri        TEXT NOT NULL,
  headers    TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  used       TEXT NOT NULL,
  PRIMARY KEY (scope, request)
);
CREATE INDEX exchange_by_content ON exchange (sha256);
