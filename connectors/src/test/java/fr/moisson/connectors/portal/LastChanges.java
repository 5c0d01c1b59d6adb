package fr.moisson.connectors.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Times of the last changes of a stand-in's records, detected from their content, so that no way of
 * changing one can be forgotten.
 */
public final class LastChanges {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.120Z");

  private record Change(String content, Instant at) {}

  private final Map<String, Change> changes = new HashMap<>();
  private long count;

  /** The time of the last change; no two changes have the same time. */
  public synchronized Instant of(String id, Object content) {
    String now = content.toString();
    Change last = changes.get(id);
    if (last == null || !last.content().equals(now)) {
      last = new Change(now, FIRST.plusSeconds(++count));
      changes.put(id, last);
    }
    return last.at();
  }
}
