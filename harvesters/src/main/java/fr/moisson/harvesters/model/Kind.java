package fr.moisson.harvesters.model;

/** What a record of a catalogue describes; the hierarchy level of ISO 19115. */
public enum Kind {
  /** Data. */
  DATASET,
  /** Datasets of one specification, as a department's flood maps are. */
  SERIES,
  /** A service that gives access to data which have records of their own. */
  SERVICE
}
