package fr.moisson.routes.web;

import fr.moisson.harvesters.model.Hashes;
import fr.moisson.routes.portal.Shelf;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One feed, written to a file when the shelf has changed and somebody asks. So a feed is sent whole
 * or not at all: a writer that fails half-way gives an error, not a catalogue cut short, which
 * harvesters would take for one where the rest was withdrawn.
 */
final class FeedFile {

  private final Feed feed;
  private final Shelf shelf;
  private final Path folder;
  private final String extension;
  private final String contentType;
  private @Nullable Copy copy;

  /**
   * @param folder for the copies; emptied by whoever made it
   */
  FeedFile(Feed feed, Shelf shelf, Path folder, String extension, String mediaType) {
    this.feed = feed;
    this.shelf = shelf;
    this.folder = folder;
    this.extension = extension;
    this.contentType = mediaType + "; charset=utf-8";
  }

  void send(Context ctx) throws IOException {
    Copy fresh = fresh();
    ctx.header("Cache-Control", "no-cache");
    new FileAnswer(fresh.file(), contentType, fresh.sha256(), fresh.modified().orElse(null))
        .send(ctx);
  }

  private synchronized Copy fresh() throws IOException {
    Optional<Instant> changed = shelf.lastChanged();
    Copy known = copy;
    if (known == null || !known.modified().equals(changed)) {
      known = write(changed);
      copy = known;
    }
    return known;
  }

  /** Renamed into place: those who are still reading the copy before keep it to its end. */
  private Copy write(Optional<Instant> changed) throws IOException {
    Path draft = Files.createTempFile(folder, "feed", ".part");
    Path file = folder.resolve("catalog." + extension);
    try {
      String sha256 = fill(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return new Copy(file, sha256, changed);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String fill(Path draft) throws IOException {
    try (DigestOutputStream out =
        new DigestOutputStream(Files.newOutputStream(draft), Hashes.sha256())) {
      feed.write(out, extension);
      return Hashes.hex(out.getMessageDigest().digest());
    }
  }

  private record Copy(Path file, String sha256, Optional<Instant> modified) {}
}
