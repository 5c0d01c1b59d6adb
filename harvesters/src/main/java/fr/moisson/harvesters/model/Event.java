package fr.moisson.harvesters.model;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param id grows with time
 * @param subject {@code territory/source} of a run, or key of a dataset
 * @param data additional values by name
 */
public record Event(long id, EventType type, String subject, Map<String, Object> data, Instant at) {

  public Event {
    data = Map.copyOf(data);
  }
}
