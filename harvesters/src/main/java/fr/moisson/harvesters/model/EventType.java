package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may happen that others care about. */
public enum EventType {
  /** Of others: they ask for it. */
  RUN_REQUESTED,
  RUN_STARTED,
  RUN_COMPLETED,
  RUN_HELD,
  DATASET_CREATED,
  DATASET_UPDATED,
  DATASET_WITHDRAWN,
  DELIVERY_FAILED;

  /** As everybody else calls it: {@code run.requested}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The one that is called so; empty if none is. */
  public static Optional<EventType> of(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
