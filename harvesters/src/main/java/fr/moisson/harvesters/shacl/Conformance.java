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
 * What came of holding a feed of any size against shapes. Nothing of it is in memory that grows
 * with the feed, neither the feed nor the results, but what is wrong with one thing.
 */
public final class Conformance {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final List<String> shapes;

  /** A line of JSON a result, whose order is that of the lines. */
  private final SortedLines lines;

  private final long[] counts = new long[Result.Severity.values().length];

  private Conformance(List<ShapesFile> files, Path folder, long most) {
    this.shapes = files.stream().map(ShapesFile::name).toList();
    this.lines = new SortedLines(folder, most);
  }

  /**
   * Checks a feed.
   *
   * @param origin what the feed is called in complaints
   * @param folder for what is too much for the memory; what comes of this is read there
   * @throws Misconfigured if the feed cannot be read, if the memory does not hold a text of it or
   *     what is wrong with one thing, or if there is nothing in it that any shape looks at: an
   *     empty feed keeps every shape, and is no feed
   */
  public static Conformance of(Path feed, URI origin, List<ShapesFile> files, Path folder) {
    return of(feed, origin, files, folder, SortedLines.MOST_IN_MEMORY);
  }

  /**
   * @param most characters of a part of the feed, or of the results, that are held in memory
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
      // Jena holds a text, and all results about one thing: more than that is never held.
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

  /** Names of the files of shapes. */
  public List<String> shapes() {
    return shapes;
  }

  /** Gravest first, then by what they are about. Each is read as it is asked for. */
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

  /** Whether no shape is violated; warnings and remarks may be left. */
  public boolean conforms() {
    return count(Result.Severity.VIOLATION) == 0;
  }
}
