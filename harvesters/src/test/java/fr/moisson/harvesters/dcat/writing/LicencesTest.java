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
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static Stream<URI> european() {
    return KnownLicence.all().stream().flatMap(known -> Stream.ofNullable(known.european()));
  }

  private static List<String> twins(URI document, Licence licence) {
    Dataset dataset =
        Dataset.draft(new DatasetId("niort", "ville", "arbres"), "Arbres").licence(licence).build();
    Graph graph = DcatGraph.of(dataset, URI.create("https://m.example/"));
    return graph.stream(
            NodeFactory.createURI(document.toString()), SKOS.exactMatch.asNode(), Node.ANY)
        .map(triple -> triple.getObject().getURI())
        .toList();
  }
}
