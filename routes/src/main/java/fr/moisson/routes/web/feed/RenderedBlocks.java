package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.formats.file.Folders;
import fr.moisson.harvesters.formats.file.OldFiles;
import fr.moisson.harvesters.formats.file.Replacement;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
import fr.moisson.routes.portal.Shelf;
import fr.moisson.routes.web.answer.Build;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blocks of the shelf as rendered in feeds, each rendered once per change and kept in files.
 * What another build, or another catalogue header, rendered is deleted.
 */
public final class RenderedBlocks {

  private static final Logger LOG = LoggerFactory.getLogger(RenderedBlocks.class);

  /**
   * Number of locks. Blocks that share one may wait for each other needlessly, which costs little.
   */
  private static final int PLACES = 64;

  /** Kind of site, edition, syntax, block. */
  private static final int DEPTH = 4;

  private final Shelf shelf;
  private final CatalogueHeader header;
  private final String edition;
  private final Path folder;
  private final Object[] places = new Object[PLACES];
  private final AtomicBoolean isTold = new AtomicBoolean();

  /**
   * @param folder folder for rendered blocks only
   */
  RenderedBlocks(Shelf shelf, CatalogueHeader header, Path folder) {
    this.shelf = shelf;
    this.header = header;
    this.edition = Build.edition(header);
    this.folder = folder.resolve(edition);
    Arrays.setAll(places, place -> new Object());
    try {
      clear(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes datasets from rendered feeds, of every kind of site, edition and syntax; their blocks
   * are rendered again when asked for.
   *
   * @param folder with a folder for each kind of site
   * @param numbers of the datasets, as on the shelf
   */
  public static void drop(Path folder, LongStream numbers) {
    Set<String> blocks =
        numbers
            .mapToObj(number -> String.valueOf(Shelf.blockOf(number)))
            .collect(Collectors.toSet());
    OldFiles.drop(
        folder, DEPTH, Instant.MAX, file -> blocks.contains(file.getFileName().toString()));
  }

  /** Deletes what was rendered before: it may hold datasets that have been erased meanwhile. */
  public static void dropBefore(Path folder, Instant before) {
    OldFiles.drop(folder, DEPTH, before, file -> true);
  }

  /** Identifies what the rendering depends on besides the shelf: the build and the header. */
  String edition() {
    return edition;
  }

  /**
   * Opens a block at the given version or a later one; to be closed.
   *
   * @param version version of its last change, as the shelf gave it
   */
  RenderedBlock open(int block, long version, FeedSyntax syntax) throws IOException {
    Path file = folder.resolve(syntax.extension()).resolve(String.valueOf(block));
    Optional<RenderedBlock> kept = fresh(file, version);
    if (kept.isPresent()) {
      return kept.get();
    }
    synchronized (places[block % PLACES]) {
      // Render the current version: a newer one must not be replaced by the one asked for.
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

  /** Only the exact version: a later one may stem from before a backup was restored. */
  private static Optional<RenderedBlock> fresh(Path file, long version) throws IOException {
    Optional<RenderedBlock> kept = RenderedBlock.open(file);
    if (kept.isPresent() && kept.get().version() != version) {
      kept.get().close();
      return Optional.empty();
    }
    return kept;
  }

  /** Renamed into place: those who are reading the previous file can finish. */
  private void render(Path file, int block, long version, FeedSyntax syntax) throws IOException {
    Files.createDirectories(file.getParent());
    try (Replacement replacement = new Replacement(file)) {
      RenderedBlock.write(replacement.out(), version, shelf.block(block), syntax, header);
      replacement.keep();
    }
  }

  /** Renders in memory: a full disk is no reason to cut off readers. */
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
}
