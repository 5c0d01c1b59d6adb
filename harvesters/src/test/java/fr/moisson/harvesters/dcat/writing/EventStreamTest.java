package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.dcat.syntax.FeedSyntax;
import fr.moisson.harvesters.model.Dataset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00.250Z");
  private static final String STREAM = "https://data.exemple.fr/niort/changes";
  private static final URI PAGE = URI.create(STREAM + "/2026-03.trig");

  private final EventStream stream = new EventStream(FeedWriterTest.HEADER);

  private static DatasetGraph parse(ByteArrayOutputStream document) {
    DatasetGraph graphs = DatasetGraphFactory.create();
    RDFParser.source(new ByteArrayInputStream(document.toByteArray()))
        .forceLang(Lang.TRIG)
        .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
        .parse(graphs);
    return graphs;
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  @Test
  void anActivityHasTheDatasetInAGraphOfItsName() {
    Dataset dataset = AnyDataset.of(new Random(3));
    String iri = DcatGraph.iri(dataset, FeedWriterTest.HEADER.base());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EventStream.Fragment fragment = stream.fragment(out, PAGE, List.of())) {
      fragment.add(
          new EventStream.Activity(7, "Create", iri, MONDAY),
          new EventStream.Listed(dataset, new CatalogRecord(MONDAY, MONDAY)));
      fragment.add(new EventStream.Activity(8, "Delete", iri, MONDAY.plusSeconds(1)), null);
    }

    DatasetGraph graphs = parse(out);

    Node created = iri(STREAM + "/7");
    assertThat(
            graphs
                .getDefaultGraph()
                .find(iri(STREAM), iri("https://w3id.org/tree#member"), null)
                .toList())
        .extracting(triple -> triple.getObject().getURI())
        .containsExactlyInAnyOrder(STREAM + "/7", STREAM + "/8");
    assertThat(
            graphs
                .getDefaultGraph()
                .contains(created, RDF.type.asNode(), iri(Vocabulary.AS + "Create")))
        .isTrue();
    assertThat(graphs.getDefaultGraph().contains(created, iri(Vocabulary.AS + "object"), iri(iri)))
        .isTrue();
    assertThat(graphs.containsGraph(iri(STREAM + "/8"))).isFalse();
    byte[] feed = FeedWriterTest.feed(FeedSyntax.TURTLE, List.of(dataset));
    assertThat(graphs.getGraph(created).contains(iri(iri), null, null)).isTrue();
    assertThat(FeedWriterTest.parse(feed, FeedSyntax.TURTLE).getGraph().size())
        .isGreaterThan(graphs.getGraph(created).size());
  }

  /** TREE: {@code tree:view} leads to a document from which all members can be reached. */
  @Test
  void aFragmentIsPartOfTheStreamAndOnlyTheViewIsAViewOfIt() {
    Node isPartOf = iri("http://purl.org/dc/terms/isPartOf");
    Node view = iri("https://w3id.org/tree#view");
    ByteArrayOutputStream fragment = new ByteArrayOutputStream();
    stream.fragment(fragment, PAGE, List.of()).close();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    URI address = URI.create(STREAM + ".trig");
    stream.writeView(whole, Optional.empty(), address, List.of(), Period.ofYears(1));

    Graph part = parse(fragment).getDefaultGraph();
    Graph all = parse(whole).getDefaultGraph();

    assertThat(part.contains(iri(PAGE.toString()), isPartOf, iri(STREAM))).isTrue();
    assertThat(part.contains(null, view, null)).isFalse();
    assertThat(all.contains(iri(STREAM), view, iri(address.toString()))).isTrue();
    assertThat(all.contains(null, isPartOf, null)).isFalse();
  }

  @Test
  void theViewLeadsToFragmentsByTime() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream.writeView(
        out,
        Optional.empty(),
        URI.create(STREAM + ".trig"),
        List.of(new EventStream.Relation(PAGE, MONDAY, MONDAY.plusSeconds(60))),
        Period.ofYears(1));

    DatasetGraph graphs = parse(out);

    assertThat(
            graphs
                .getDefaultGraph()
                .find(null, iri("https://w3id.org/tree#node"), iri(PAGE.toString()))
                .toList())
        .hasSize(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"2026-03-02T08:00:00.250Z\"^^xsd:dateTime",
            "tree:LessThanRelation",
            "ldes:EventStream",
            "dcat:Catalog");
  }
}
