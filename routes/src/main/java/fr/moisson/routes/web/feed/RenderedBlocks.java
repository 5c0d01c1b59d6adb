package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.formats.file.Folders;
import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.portal.Shelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shelf as feeds show it, each block of it rendered once a change and kept in files. What was
 * rendered by another build, or under another header, is thrown away.
 */
final class RenderedBlocks {

  private static final Logger LOG = LoggerFactory.getLogger(RenderedBlocks.class);

  /** Two of one place wait for each other without need, which costs little. */
  private static final int PLACES = 64;

  private final Shelf shelf;
  private final CatalogueHeader header;
  private final String edition;
  private final Path folder;
  private final Object[] places = new Object[PLACES];
  private final AtomicBoolean isTold = new AtomicBoolean();

  /**
   * @param folder for nothing else
   */
  RenderedBlocks(Shelf shelf, CatalogueHeader header, Path folder) {
    this.shelf = shelf;
    this.header = header;
    this.edition = Hashes.sha256(header + "\n" + build()).substring(0, 12);
    this.folder = folder.resolve(edition);
    Arrays.setAll(places, place -> new Object());
    try {
      clear(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What all that is rendered depends on, besides the shelf. */
  String edition() {
    return edition;
  }

  /**
   * A block as it is shown, or later; to be closed.
   *
   * @param version of its last change, as the shelf told it
   */
  RenderedBlock open(int block, long version, FeedSyntax syntax) throws IOException {
    Path file = folder.resolve(syntax.extension()).resolve(String.valueOf(block));
    Optional<RenderedBlock> kept = fresh(file, version);
    if (kept.isPresent()) {
      return kept.get();
    }
    synchronized (places[block % PLACES]) {
      // Who asks for an older one has been overtaken, and must not have it rendered in its place.
      long now = shelf.versions(block, block).getOrDefault(block, version);
      Optional<RenderedBlock> meanwhile = fresh(file, now);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      try {
        render(file, block, now, syntax);
        isTold.set(false);
        return RenderedBlock.open(file).orElseThrow();
      } catch (IOException e) {
        return unkept(block, now, syntax, e);
      }
    }
  }

  /** A later one than the shelf has may be of a database of which a backup was restored. */
  private static Optional<RenderedBlock> fresh(Path file, long version) throws IOException {
    Optional<RenderedBlock> kept = RenderedBlock.open(file);
    if (kept.isPresent() && kept.get().version() != version) {
      kept.get().close();
      return Optional.empty();
    }
    return kept;
  }

  /** Renamed into place: those who are reading the one before keep it to its end. */
  private void render(Path file, int block, long version, FeedSyntax syntax) throws IOException {
    Files.createDirectories(file.getParent());
    try (Replacement replacement = new Replacement(file)) {
      RenderedBlock.write(replacement.out(), version, shelf.block(block), syntax, header);
      replacement.keep();
    }
  }

  /** A disk that takes nothing more is no reason to cut off those who read. */
  private RenderedBlock unkept(int block, long version, FeedSyntax syntax, IOException why)
      throws IOException {
    if (!isTold.getAndSet(true)) {
      LOG.warn("{}", LogLine.about(folder.toString(), null, Notice.why(why)));
    }
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    RenderedBlock.write(memory, version, shelf.block(block), syntax, header);
    return RenderedBlock.open(new SeekableInMemoryByteChannel(memory.toByteArray())).orElseThrow();
  }

  private void clear(Path all) throws IOException {
    if (!Files.isDirectory(all)) {
      return;
    }
    List<Path> editions;
    try (Stream<Path> inside = Files.list(all)) {
      editions = inside.filter(path -> !path.equals(folder)).toList();
    }
    for (Path old : editions) {
      Folders.delete(old);
    }
  }

  /** Another one for each build of what writes the feeds. */
  private static String build() {
    try {
      Path code =
          Path.of(FeedSyntax.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code + " " + Files.getLastModifiedTime(code);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
