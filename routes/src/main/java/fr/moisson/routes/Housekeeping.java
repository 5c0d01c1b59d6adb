package fr.moisson.routes;

import fr.moisson.connectors.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the data folder from growing for ever. Only what nothing leads to any more goes, and only
 * once it is old: portals and caches may still point at it for a while.
 */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration KEPT = Duration.ofDays(60);

  private final Supplier<Set<String>> inUse;
  private final Http http;
  private final Path files;
  private final Clock clock;

  /**
   * @param inUse paths under {@code files} that something still leads to
   */
  Housekeeping(Supplier<Set<String>> inUse, Http http, Path files, Clock clock) {
    this.inUse = inUse;
    this.http = http;
    this.files = files;
    this.clock = clock;
  }

  /** Once a day is plenty. */
  void tidy(List<String> scopes) {
    Instant before = clock.instant().minus(KEPT);
    scopes.forEach(scope -> http.tidy(scope, before));
    Set<String> leadTo = inUse.get();
    try (Stream<Path> found = Files.find(files, 2, (file, kind) -> kind.isRegularFile())) {
      for (Path file : (Iterable<Path>) found::iterator) {
        boolean isOld = Files.getLastModifiedTime(file).toInstant().isBefore(before);
        if (isOld && !leadTo.contains(files.relativize(file).toString().replace('\\', '/'))) {
          Files.delete(file);
          LOG.debug("dropped {}", file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
