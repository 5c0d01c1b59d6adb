package fr.moisson.connectors.http;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An archive that lasts as long as a test. */
final class MemoryArchive implements AnswerArchive {

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  @Override
  public Optional<Entry> find(String scope, String request) {
    return Optional.ofNullable(entries.get(scope + " " + request));
  }

  @Override
  public void record(String scope, String request, Entry entry, Instant at) {
    entries.put(scope + " " + request, entry);
    used.put(scope + " " + request, at);
  }

  @Override
  public void forget(Instant notUsedSince) {
    used.forEach(
        (key, at) -> {
          if (at.isBefore(notUsedSince)) {
            entries.remove(key);
          }
        });
  }

  @Override
  public boolean needs(String sha256) {
    return entries.values().stream().anyMatch(entry -> entry.sha256().equals(sha256));
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  Collection<Instant> used() {
    return used.values();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
