package fr.moisson.routes;

import fr.moisson.connectors.http.Http;
import fr.moisson.harvesters.extraction.Destination;
import fr.moisson.harvesters.formats.file.OldFiles;
import fr.moisson.harvesters.model.DiskFailure;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.portal.History;
import fr.moisson.routes.store.Database;
import fr.moisson.routes.store.Erasure;
import fr.moisson.routes.store.Extracts;
import fr.moisson.routes.store.Retention;
import fr.moisson.routes.web.feed.RenderedBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the data folder and the database from growing for ever. Only old things that nothing refers
 * to are deleted: portals and caches may still point at them for a while.
 */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private static final Duration KEPT = Duration.ofDays(60);

  /** No file takes longer to write: its process was killed. */
  private static final Duration UNFINISHED = Duration.ofDays(2);

  /** Slightly less than a day, because runs at the same hour vary a little. */
  private static final Duration PAUSE = Duration.ofHours(20);

  private final Database database;
  private final Http http;
  private final Path files;
  private final Path temporary;
  private final Path mark;
  private final Path feeds;
  private final Clock clock;

  /**
   * @param files folder of the extracts
   * @param feeds folder of the rendered feeds
   * @param temporary the temporary folder of this machine
   */
  Housekeeping(Database database, Http http, Path files, Path feeds, Path temporary, Clock clock) {
    this.database = database;
    this.http = http;
    this.files = files;
    this.temporary = temporary;
    this.mark = files.resolveSibling("tidied");
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * At most once a day, however often it is called, because it checks every file and every dataset.
   */
  void tidy() {
    Instant now = clock.instant();
    try {
      if (Files.exists(mark) && isRecent(Files.getLastModifiedTime(mark).toInstant(), now)) {
        return;
      }
      tidy(now);
      Files.setLastModifiedTime(Files.writeString(mark, ""), FileTime.from(now));
    } catch (FileSystemException e) {
      // A file of another user, or a full disk: nothing is lost, and a harvest must not stop for
      // it.
      Notice why =
          DiskFailure.of(e)
              .orElse(Notice.of(Notice.Code.TIDYING_STOPPED, String.valueOf(e.getMessage())));
      LOG.warn("{}", LogLine.about(files.toString(), null, why));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mark in the future is of a clock that was wrong, and would stop all tidying until then. */
  private static boolean isRecent(Instant tidied, Instant now) {
    return tidied.isAfter(now.minus(PAUSE)) && tidied.isBefore(now.plus(PAUSE));
  }

  private void tidy(Instant now) {
    Instant before = now.minus(KEPT);
    Retention.forget(database, before);
    Instant longBefore = now.atZone(ZoneOffset.UTC).minus(History.KEPT).toInstant();
    new History(database.jdbi()).forget(longBefore);
    new Erasure(database).eraseWithdrawnBefore(longBefore);
    http.tidy(before);
    Set<String> leadTo = Extracts.inUse(database);
    leadTo.forEach(path -> use(files.resolve(path), now));
    OldFiles.drop(files, 2, before, file -> !leadTo.contains(address(file)));
    RenderedBlocks.dropBefore(feeds, before);
    OldFiles.drop(files, 1, now.minus(UNFINISHED), Destination::isUnfinished);
    OldFiles.drop(temporary, 1, now.minus(UNFINISHED), Housekeeping::isOurs);
  }

  /** Temporary files left by a killed process while it read a file. */
  private static boolean isOurs(Path file) {
    return file.getFileName().toString().startsWith("moisson-");
  }

  private String address(Path file) {
    return files.relativize(file).toString().replace('\\', '/');
  }

  /**
   * The age of a file counts from when something last referred to it: a file that was published for
   * months and replaced yesterday is still linked from portals for a while.
   */
  private static void use(Path file, Instant now) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (FileSystemException e) {
      // A file of another user, or a deleted one; it is kept as long as something refers to it.
      LOG.debug("Left as old as it is: {}", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
