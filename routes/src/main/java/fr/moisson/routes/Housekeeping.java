package fr.moisson.routes;

import fr.moisson.connectors.http.Http;
import fr.moisson.connectors.http.OldFiles;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Extracts;
import fr.moisson.routes.store.Past;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Keeps the data folder and the database from growing for ever. Only what nothing leads to any more
 * goes, and only once it is old: portals and caches may still point at it for a while.
 */
final class Housekeeping {

  private static final Duration KEPT = Duration.ofDays(60);

  private final Database database;
  private final Http http;
  private final Path files;
  private final Clock clock;

  /**
   * @param files folder of the extracts
   */
  Housekeeping(Database database, Http http, Path files, Clock clock) {
    this.database = database;
    this.http = http;
    this.files = files;
    this.clock = clock;
  }

  /** Once a day is plenty. */
  void tidy() {
    Instant before = clock.instant().minus(KEPT);
    Past.forget(database, before);
    http.tidy(before);
    Set<String> leadTo = Extracts.inUse(database);
    OldFiles.drop(files, 2, before, file -> !leadTo.contains(address(file)));
  }

  private String address(Path file) {
    return files.relativize(file).toString().replace('\\', '/');
  }
}
