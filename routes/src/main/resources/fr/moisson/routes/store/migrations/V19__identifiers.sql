-- How a dataset is called elsewhere: at its source, and the identifiers stated there, as a list in JSON.
ALTER TABLE shelf ADD COLUMN remote_id TEXT
  GENERATED ALWAYS AS (${content} -> 'id' ->> 'remoteId') ${generated};
ALTER TABLE shelf ADD COLUMN identifiers TEXT
  GENERATED ALWAYS AS (coalesce(${content} ->> 'identifiers', '[]')) ${generated};
