-- A row that whoever decides which of a territory's datasets are the same holds until the decision is written.
CREATE TABLE twin_turn (
  territory TEXT PRIMARY KEY
);
