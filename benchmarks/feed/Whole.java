import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.ShapesFile;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Validates a feed with our shapes like Jena does, as one graph in memory, and prints the numbers
 * of violations and warnings: {@code Whole FILE}.
 */
public final class Whole {

  public static void main(String[] arguments) {
    Graph feed = RDFDataMgr.loadGraph(arguments[0]);
    long[] counts = new long[Result.Severity.values().length];
    for (ShapesFile shapes : ShapesFile.own()) {
      shapes.check(feed).forEach(result -> counts[result.severity().ordinal()]++);
    }
    System.out.println(
        counts[Result.Severity.VIOLATION.ordinal()]
            + " "
            + counts[Result.Severity.WARNING.ordinal()]);
  }

  private Whole() {}
}
