package fr.moisson.harvesters.dcat.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.values.KnownLicence;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LicencesTest {

  @ParameterizedTest
  @MethodSource("fr.moisson.harvesters.values.KnownLicence#all")
  void everyLicenceHasItsTwinOfTheEuropeanList(KnownLicence known) {
    URI document = known.document() == null ? URI.create("urn:none") : known.document();

    assertThat(twins(document, known.asLicence()))
        .containsExactlyElementsOf(Stream.ofNullable(known.european()).map(URI::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("european")
  void theEuropeanTwinIsNotItsOwn(URI european) {
    assertThat(twins(european, new Licence("Licence", european))).isEmpty();
  }

  /** udata reads the label of a licence, CKAN its title, and both look it up in their lists. */
  @ParameterizedTest
  @CsvSource({
    "https://creativecommons.org/licenses/by/4.0/, Creative Commons Attribution",
    "https://creativecommons.org/licenses/by/3.0/fr/, Creative Commons Attribution",
    "https://creativecommons.org/licenses/by-sa/2.0/, Creative Commons Attribution Share-Alike",
    "https://creativecommons.org/publicdomain/zero/1.0/, Creative Commons CCZero",
    "https://opendatacommons.org/licenses/odbl/1-0/, Open Data Commons Open Database License (ODbL)",
    "https://opendatacommons.org/licenses/pddl/1-0/, Open Data Commons Public Domain Dedication and License (PDDL)"
  })
  void aLicenceHasItsNameInTheListsOfPortals(String document, String listed) {
    Licence licence = KnownLicence.named(document).orElseThrow().asLicence();

    assertThat(titles(document, licence, RDFS.label)).containsExactly(listed);
    assertThat(titles(document, licence, DCTerms.title)).containsExactly(listed);
    assertThat(titles(document, licence, SKOS.prefLabel))
        .containsExactlyElementsOf(
            Stream.of(licence.label()).filter(label -> !label.equals(listed)).toList());
  }

  private static Stream<URI> european() {
    return KnownLicence.all().stream().flatMap(known -> Stream.ofNullable(known.european()));
  }

  private static List<String> twins(URI document, Licence licence) {
    return stated(document.toString(), licence, SKOS.exactMatch).map(Node::getURI).toList();
  }

  private static List<String> titles(String document, Licence licence, Property property) {
    return stated(document, licence, property).map(Node::getLiteralLexicalForm).toList();
  }

  private static Stream<Node> stated(String document, Licence licence, Property property) {
    Dataset dataset =
        Dataset.draft(new DatasetId("niort", "ville", "arbres"), "Arbres").licence(licence).build();
    Graph graph = DcatGraph.of(dataset, URI.create("https://m.example/"));
    return graph.stream(NodeFactory.createURI(document), property.asNode(), Node.ANY)
        .map(Triple::getObject);
  }
}
