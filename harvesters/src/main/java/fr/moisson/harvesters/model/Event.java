package fr.moisson.harvesters.model;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param id grows with time
 * @param subject {@code territory/source} of a run, key of a dataset
 * @param data what else is to be said, by names
 */
public record Event(long id, EventType type, String subject, Map<String, Object> data, Instant at) {

  public Event {
    data = Map.copyOf(data);
  }
}
