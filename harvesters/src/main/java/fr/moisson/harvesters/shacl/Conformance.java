package fr.moisson.harvesters.shacl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.shacl.ShaclValidator;

/**
 * What came of holding a feed against shapes.
 *
 * @param shapes names of the files of shapes
 * @param results gravest first, then by what they are about
 */
public record Conformance(List<String> shapes, List<Result> results) {

  private static final Comparator<Result> ORDER =
      Comparator.comparing(Result::severity)
          .thenComparing(Result::shapes)
          .thenComparing(Result::path)
          .thenComparing(Result::component)
          .thenComparing(Result::focusNode)
          .thenComparing(Result::value);

  /**
   * What the vocabularies themselves say, and feeds therefore need not: which class is part of
   * which.
   */
  private static final Graph VOCABULARIES = ShapesFile.resource("vocabularies.ttl");

  /**
   * Checks a whole feed at once: shapes follow links from one thing to the next, and nothing says
   * that a feed keeps together what belongs together. {@link RdfFile} refuses what is too large for
   * that.
   */
  public static Conformance of(Graph feed, List<ShapesFile> files) {
    Graph data = new Union(feed, VOCABULARIES);
    List<Result> results = new ArrayList<>();
    for (ShapesFile file : files) {
      ShaclValidator.get().validate(file.shapes(), data).getEntries().stream()
          .map(entry -> Result.of(entry, file))
          .forEach(results::add);
    }
    results.sort(ORDER);
    return new Conformance(files.stream().map(ShapesFile::name).toList(), results);
  }

  public Conformance {
    shapes = List.copyOf(shapes);
    results = List.copyOf(results);
  }

  public long count(Result.Severity severity) {
    return results.stream().filter(result -> result.severity() == severity).count();
  }

  /** Whether no shape is violated; warnings and remarks may be left. */
  public boolean conforms() {
    return count(Result.Severity.VIOLATION) == 0;
  }
}
