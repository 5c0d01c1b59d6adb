-- Which datasets have the same landing page.
ALTER TABLE shelf ADD COLUMN landing_page TEXT
  GENERATED ALWAYS AS (${content} ->> 'landingPage') ${generated};
CREATE INDEX shelf_by_landing_page ON shelf (landing_page);
