package fr.moisson.routes.web.feed;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.writing.CatalogRecord;
import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.FeedPage;
import fr.moisson.harvesters.dcat.writing.FeedWriter;
import fr.moisson.routes.portal.CatalogueQuery;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.portal.Shelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assembles feeds from rendered parts: what precedes the datasets, the datasets, and what follows.
 * The first bytes are sent before the shelf is read.
 */
final class FeedDocument {

  /** Number of blocks requested from the shelf at once. */
  private static final int STRIDE = 100;

  private final Shelf shelf;
  private final CatalogueHeader header;
  private final RenderedBlocks blocks;

  /** The frames of the whole feed as last requested. */
  private final Map<FeedSyntax, Framed> frames = new ConcurrentHashMap<>();

  FeedDocument(Shelf shelf, CatalogueHeader header, RenderedBlocks blocks) {
    this.shelf = shelf;
    this.header = header;
    this.blocks = blocks;
    for (FeedSyntax syntax : FeedSyntax.values()) {
      // At the start, so that the first reader does not wait for class loading.
      frame(syntax, Optional.empty());
    }
  }

  /**
   * Writes everything that a query finds, regardless of its page.
   *
   * @param changed when the catalogue last changed
   */
  void whole(CatalogueQuery query, Optional<Instant> changed, FeedSyntax syntax, OutputStream out)
      throws IOException {
    Frame frame = frame(syntax, changed);
    out.write(frame.opening());
    out.flush();
    if (query.isFiltered()) {
      List<Long> numbers = shelf.numbers(query, 0, Shelf.BLOCK_SIZE);
      while (!numbers.isEmpty()) {
        some(numbers, syntax, out);
        long last = numbers.get(numbers.size() - 1);
        numbers = shelf.numbers(query, last, Shelf.BLOCK_SIZE);
      }
    } else {
      int last = shelf.head().blocks();
      for (int first = 1; first <= last; first += STRIDE) {
        all(first, Math.min(last, first + STRIDE - 1), syntax, out);
      }
    }
    out.write(frame.closing());
  }

  /**
   * Writes one page of what a query finds. Pages follow the blocks of the shelf, so that nothing
   * shifts if results disappear while a reader goes from page to page.
   */
  void page(
      CatalogueQuery query,
      Optional<Instant> changed,
      FeedPage page,
      FeedSyntax syntax,
      OutputStream out)
      throws IOException {
    Frame frame = frame(syntax, changed, page);
    out.write(frame.opening());
    if (query.isFiltered()) {
      some(numbers(query, page.number()), syntax, out);
    } else {
      all(page.number(), page.number(), syntax, out);
    }
    out.write(frame.closing());
  }

  private List<Long> numbers(CatalogueQuery query, int block) {
    long before = (block - 1L) * Shelf.BLOCK_SIZE;
    return shelf.numbers(query, before, Shelf.BLOCK_SIZE).stream()
        .takeWhile(number -> Shelf.blockOf(number) == block)
        .toList();
  }

  /** The next page that contains a result of the query. */
  OptionalInt next(CatalogueQuery query, int page) {
    return shelf.numbers(query, (long) page * Shelf.BLOCK_SIZE, 1).stream()
        .mapToInt(Shelf::blockOf)
        .findFirst();
  }

  /** Writes one dataset, with the catalogue's header and the dataset's record. */
  void dataset(Entry entry, FeedSyntax syntax, OutputStream out) {
    try (FeedWriter feed = new FeedWriter(out, syntax, header)) {
      feed.add(entry.dataset(), new CatalogRecord(entry.firstPublished(), entry.changed()));
    }
  }

  private void all(int first, int last, FeedSyntax syntax, OutputStream out) throws IOException {
    for (Map.Entry<Integer, Long> block : shelf.versions(first, last).entrySet()) {
      try (RenderedBlock rendered = blocks.open(block.getKey(), block.getValue(), syntax)) {
        rendered.sendAll(out);
      }
    }
  }

  private void some(List<Long> numbers, FeedSyntax syntax, OutputStream out) throws IOException {
    Map<Integer, Set<Long>> wanted =
        numbers.stream()
            .collect(Collectors.groupingBy(Shelf::blockOf, TreeMap::new, Collectors.toSet()));
    for (Map.Entry<Integer, Set<Long>> block : wanted.entrySet()) {
      int number = block.getKey();
      for (long version : shelf.versions(number, number).values()) {
        try (RenderedBlock rendered = blocks.open(number, version, syntax)) {
          rendered.send(block.getValue(), out);
        }
      }
    }
  }

  private Frame frame(FeedSyntax syntax, Optional<Instant> changed) {
    return frames
        .compute(
            syntax,
            (key, last) ->
                last != null && last.changed().equals(changed)
                    ? last
                    : new Framed(changed, frame(syntax, changed, null)))
        .frame();
  }

  private Frame frame(FeedSyntax syntax, Optional<Instant> changed, @Nullable FeedPage page) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    int opening;
    CatalogueHeader now = header.modified(changed);
    try (FeedWriter feed = new FeedWriter(document, syntax, now, page)) {
      feed.flush();
      opening = document.size();
    }
    byte[] bytes = document.toByteArray();
    return new Frame(
        Arrays.copyOf(bytes, opening), Arrays.copyOfRange(bytes, opening, bytes.length));
  }

  /** The bytes before and after the datasets. */
  private record Frame(byte[] opening, byte[] closing) {}

  private record Framed(Optional<Instant> changed, Frame frame) {}
}
