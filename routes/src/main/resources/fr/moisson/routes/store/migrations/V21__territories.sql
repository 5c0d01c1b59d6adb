-- What the last valid file of each territory said: pages and feeds go on saying it while the file is faulty.
CREATE TABLE territory (
  name    TEXT PRIMARY KEY,
  content TEXT NOT NULL
);
