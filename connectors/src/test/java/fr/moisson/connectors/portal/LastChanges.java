package fr.moisson.connectors.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When the records of a stand-in were changed last, told by what is in them, so that no way of
 * changing one can be forgotten.
 */
public final class LastChanges {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.120Z");

  private record Change(String content, Instant at) {}

  private final Map<String, Change> changes = new HashMap<>();
  private long count;

  /** No two changes are made at once. */
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
