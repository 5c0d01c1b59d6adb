import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.ShapesFile;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Holds a feed against our shapes as Jena does, as one graph in memory, and prints how many
 * violations and warnings come of it: {@code Whole FILE}.
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
