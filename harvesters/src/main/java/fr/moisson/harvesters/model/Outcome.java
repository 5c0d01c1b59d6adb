package fr.moisson.harvesters.model;

/** What became of one dataset on one portal in one pass. */
public sealed interface Outcome {
  DatasetId id();

  record Created(DatasetId id) implements Outcome {}

  record Updated(DatasetId id) implements Outcome {}

  record Unchanged(DatasetId id) implements Outcome {}

  record Withdrawn(DatasetId id) implements Outcome {}

  /** The portal shows it already, published by somebody else. */
  record Elsewhere(DatasetId id, Notice reason) implements Outcome {}

  record Failed(DatasetId id, Notice reason) implements Outcome {}
}
