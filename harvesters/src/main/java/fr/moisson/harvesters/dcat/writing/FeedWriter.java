package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.dcat.syntax.NodeSink;
import fr.moisson.harvesters.model.Dataset;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole catalogue, dataset by dataset, in constant memory. Equal datasets in equal order
 * give equal bytes.
 *
 * <p>Closing always makes the document well-formed, but readers withdraw what a feed does not list:
 * write to a temporary file, and publish it only once the last dataset was added.
 */
public final class FeedWriter implements AutoCloseable {

  private final CatalogueHeader header;
  private final NodeSink sink;

  /**
   * @param out in UTF-8; closed with the writer
   * @throws UncheckedIOException if the stream cannot be written, here and in all other methods
   */
  public FeedWriter(OutputStream out, FeedSyntax syntax, CatalogueHeader header) {
    this(out, syntax, header, null);
  }

  /** Writes one page of a catalogue, with links to its neighbours. */
  public FeedWriter(
      OutputStream out, FeedSyntax syntax, CatalogueHeader header, @Nullable FeedPage page) {
    this.header = header;
    this.sink = syntax.open(out);
    DcatGraph.header(header, page).forEach(sink::write);
  }

  /** Adds a dataset with its catalogue record. */
  public void add(Dataset dataset, CatalogRecord listing) {
    DcatGraph.entry(header, dataset, listing).forEach(sink::write);
  }

  /**
   * Passes on everything added so far. What a dataset takes up between two flushes does not depend
   * on its neighbours or on the header, so documents can be put together of such pieces.
   */
  public void flush() {
    sink.flush();
  }

  @Override
  public void close() {
    sink.close();
  }
}
