package fr.moisson.harvesters.shacl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.statements.SortedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of checking a feed of any size against shapes. Neither the feed nor the results are
 * held in memory as a whole, only the results about one thing.
 */
public final class Conformance {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final List<String> shapes;

  /** One result per line of JSON; the order of the lines is that of the results. */
  private final SortedLines lines;

  private final long[] counts = new long[Result.Severity.values().length];

  private Conformance(List<ShapesFile> files, Path folder, long most) {
    this.shapes = files.stream().map(ShapesFile::name).toList();
    this.lines = new SortedLines(folder, most);
  }

  /**
   * Checks a feed.
   *
   * @param origin name of the feed in error messages
   * @param folder for what does not fit into memory; results are read from there
   * @throws Misconfigured if the feed cannot be read, if one of its texts or the results about one
   *     thing do not fit into memory, or if no shape applies to anything: an empty feed conforms to
   *     every shape, but is no feed
   */
  public static Conformance of(Path feed, URI origin, List<ShapesFile> files, Path folder) {
    return of(feed, origin, files, folder, SortedLines.MOST_IN_MEMORY);
  }

  /**
   * @param most characters of a part of the feed, or of the results, to hold in memory
   */
  static Conformance of(Path feed, URI origin, List<ShapesFile> files, Path folder, long most) {
    Conformance conformance = new Conformance(files, folder, most);
    try {
      KeptFeed kept = KeptFeed.read(feed, origin, files, folder, most);
      if (!new Checking(kept, files, conformance::add).run()) {
        String names = String.join(", ", conformance.shapes);
        throw new Misconfigured(Notice.of(Notice.Code.RDF_NOTHING_TO_CHECK, origin, names));
      }
      conformance.sort();
    } catch (OutOfMemoryError e) {
      // Jena holds one text, and all results about one thing; nothing larger is ever held.
      throw new Misconfigured(Notice.of(Notice.Code.RDF_THING_TOO_LARGE, origin), e);
    }
    return conformance;
  }

  private void add(Result result) {
    try {
      lines.add(MAPPER.writeValueAsString(result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sort() {
    try {
      lines.sort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    results().forEach(result -> counts[result.severity().ordinal()]++);
  }

  /** Names of the shapes files. */
  public List<String> shapes() {
    return shapes;
  }

  /** Results, the most severe first, then by what they are about. Each is read on demand. */
  public Stream<Result> results() {
    return lines.all().map(Conformance::result);
  }

  private static Result result(String line) {
    try {
      return MAPPER.readValue(line, Result.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public long count(Result.Severity severity) {
    return counts[severity.ordinal()];
  }

  /** Whether no shape is violated; there may be warnings and remarks. */
  public boolean conforms() {
    return count(Result.Severity.VIOLATION) == 0;
  }
}
