package fr.moisson.routes.web.page;

import fr.moisson.harvesters.dcat.writing.CatalogueHeader;
import fr.moisson.harvesters.dcat.writing.DcatGraph;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.shacl.Result;
import fr.moisson.harvesters.shacl.ShapesFile;
import fr.moisson.routes.web.answer.Language;
import java.util.List;
import org.apache.jena.graph.Graph;

/** Checks whether a dataset in our feeds conforms to DCAT-AP and its annexes. */
final class FeedCheck {

  private final CatalogueHeader header;

  FeedCheck(CatalogueHeader header) {
    this.header = header;
  }

  /** Loaded when the first page is asked for, not at every start. */
  private static final class Shapes {
    static final List<ShapesFile> OWN = ShapesFile.own();
  }

  /** The violations of a dataset, a sentence each, in the language of the page. */
  List<String> violations(Dataset dataset, Language language) {
    Graph graph = DcatGraph.of(dataset, header.base());
    return Shapes.OWN.stream()
        .flatMap(shapes -> shapes.check(graph))
        .filter(result -> result.severity() == Result.Severity.VIOLATION)
        .map(result -> result.message(language.locale()))
        .distinct()
        .toList();
  }
}
