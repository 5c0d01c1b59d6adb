-- Where and when the data of a dataset are, in degrees and as ISO 8601 of whatever precision: what the search
-- by box and by time reads. The database keeps them by itself, for what is on the shelf already too.
ALTER TABLE shelf ADD COLUMN west DOUBLE PRECISION
  GENERATED ALWAYS AS (CAST(${content} -> 'coverage' -> 'bbox' ->> 'west' AS DOUBLE PRECISION)) ${generated};
ALTER TABLE shelf ADD COLUMN south DOUBLE PRECISION
  GENERATED ALWAYS AS (CAST(${content} -> 'coverage' -> 'bbox' ->> 'south' AS DOUBLE PRECISION)) ${generated};
ALTER TABLE shelf ADD COLUMN east DOUBLE PRECISION
  GENERATED ALWAYS AS (CAST(${content} -> 'coverage' -> 'bbox' ->> 'east' AS DOUBLE PRECISION)) ${generated};
ALTER TABLE shelf ADD COLUMN north DOUBLE PRECISION
  GENERATED ALWAYS AS (CAST(${content} -> 'coverage' -> 'bbox' ->> 'north' AS DOUBLE PRECISION)) ${generated};
ALTER TABLE shelf ADD COLUMN starts TEXT
  GENERATED ALWAYS AS (substr(${content} -> 'temporal' ->> 'start', 1, 10)) ${generated};
ALTER TABLE shelf ADD COLUMN ends TEXT
  GENERATED ALWAYS AS (substr(${content} -> 'temporal' ->> 'end', 1, 10)) ${generated};
ALTER TABLE shelf ADD COLUMN kind TEXT
  GENERATED ALWAYS AS (coalesce(${content} ->> 'kind', 'DATASET')) ${generated};
-- `hidden` does not come first in any index: SQLite would take such an index for everything that is shown.
CREATE INDEX shelf_by_place ON shelf (west, south, east, north, starts, ends, kind, hidden, number);
