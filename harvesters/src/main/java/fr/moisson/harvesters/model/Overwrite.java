package fr.moisson.harvesters.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a field of ours that somebody edited on the portal. */
public enum Overwrite {
  /** The edit is kept, and the officer is told. */
  @JsonProperty("harvested-only")
  HARVESTED_ONLY,
  /** The source overwrites it. */
  @JsonProperty("all")
  ALL
}
