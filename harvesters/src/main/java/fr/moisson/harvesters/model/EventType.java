package fr.moisson.harvesters.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The events that other programs can receive or send. */
public enum EventType {
  /** Sent by other programs, to ask for a run. */
  RUN_REQUESTED,
  RUN_STARTED,
  RUN_COMPLETED,
  RUN_HELD,
  DATASET_CREATED,
  DATASET_UPDATED,
  DATASET_WITHDRAWN,
  DELIVERY_FAILED;

  /** The public name: {@code run.requested}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The event with a public name; empty if there is none. */
  public static Optional<EventType> of(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
