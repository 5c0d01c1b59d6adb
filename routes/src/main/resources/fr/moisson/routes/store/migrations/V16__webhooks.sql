-- What each webhook has not taken yet, in the order in which it was told.
CREATE TABLE owed (
  id      ${serial},
  webhook TEXT NOT NULL,
  event   BIGINT NOT NULL
);
CREATE INDEX owed_by_webhook ON owed (webhook, id);
