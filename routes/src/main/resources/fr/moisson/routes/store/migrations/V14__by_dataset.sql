-- What is kept of one dataset is asked for by it: to erase it, and to tell where it still is.
CREATE INDEX ledger_by_dataset ON ledger (dataset);
CREATE INDEX shelf_change_by_key ON shelf_change (key, version);
CREATE INDEX event_by_subject ON event (subject);
