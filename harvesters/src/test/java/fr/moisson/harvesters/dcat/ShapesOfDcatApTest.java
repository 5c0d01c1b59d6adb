package fr.moisson.harvesters.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VCARD4;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our feeds against the official shapes of DCAT-AP 3.0.1. */
@Tag("shared")
class ShapesOfDcatApTest {

  @ParameterizedTest
  @ValueSource(strings = {"shapes.ttl", "range.ttl"})
  void aFeedOfAllKindsOfDatasetsBreaksNoRule(String file) {
    Model feed = feed();

    assertThat(violations(feed, file)).isEmpty();
  }

  /** Keeps the test above honest. */
  @Test
  void aDatasetWithoutATitleBreaksOne() {
    Model feed = feed();
    feed.removeAll(null, DCTerms.title, null);

    assertThat(violations(feed, "shapes.ttl")).isNotEmpty();
  }

  private static Model feed() {
    FeedSyntax syntax = FeedSyntax.TURTLE;
    return FeedWriterTest.parse(FeedWriterTest.feed(syntax, FeedWriterTest.datasets(200)), syntax);
  }

  private static List<String> violations(Model feed, String file) {
    Model data = feed.union(RDFDataMgr.loadModel(shared("vocabularies/background-for-shacl.ttl")));
    Stream.of(DCAT.accessURL, DCAT.downloadURL, VCARD4.hasEmail, VCARD4.hasURL)
        .flatMap(property -> feed.listObjectsOfProperty(property).toList().stream())
        .map(RDFNode::asResource)
        .forEach(address -> data.add(address, RDF.type, RDFS.Resource));
    // Datasets of other catalogues are described there; typed here, readers would take them for
    // ours.
    feed.listObjectsOfProperty(DCTerms.source).toList().stream()
        .map(RDFNode::asResource)
        .forEach(elsewhere -> ranges(file, data, elsewhere));
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(shared("shacl/dcat-ap-3.0.1/" + file)));
    ValidationReport report = ShaclValidator.get().validate(shapes, data.getGraph());
    return report.getEntries().stream()
        .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
        .limit(20)
        .toList();
  }

  private static void ranges(String file, Model data, Resource elsewhere) {
    if (file.equals("range.ttl")) {
      data.add(elsewhere, RDF.type, DCAT.Dataset);
    }
  }

  private static String shared(String path) {
    return Shared.path("standards/" + path).toString();
  }
}
