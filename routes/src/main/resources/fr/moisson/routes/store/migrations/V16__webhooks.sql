-- What each webhook has not taken yet.
CREATE TABLE owed (
  webhook TEXT NOT NULL,
  event   BIGINT NOT NULL,
  PRIMARY KEY (webhook, event)
);
