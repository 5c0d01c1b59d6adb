package fr.moisson.harvesters.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Distribution.Service;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final String A = "2b330728-8176-4d06-ab3f-12b767cdcdb0";
  private static final String B = "3c440839-9287-4e17-bc40-23c878dedec1";

  @ParameterizedTest
  @CsvSource({
    "http://www.example.fr/jeux/arbres/, https://example.fr/jeux/arbres",
    "doi:10.5281/zenodo.123, https://doi.org/10.5281/ZENODO.123",
    "urn:uuid:" + A + ", " + A
  })
  void spellingsOfOneIdentifierAreTheSame(String one, String other) {
    assertThat(identifiers(one)).isNotEmpty().isEqualTo(identifiers(other));
  }

  @Test
  void anAddressThatHoldsAUuidIsAlsoKnownByTheUuid() {
    assertThat(identifiers("https://geo.example/#/metadata/fr-1200-jdd-" + A))
        .containsExactlyInAnyOrder("geo.example/#/metadata/fr-1200-jdd-" + A, A);
  }

  @Test
  void ofTwoUuidsNobodyKnowsWhichIsTheDatasets() {
    assertThat(identifiers("https://data.example/org/" + A + "/data/" + B)).doesNotContain(A, B);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "arbres",
        "donnees.html",
        "https://www.example.fr/",
        "https://geo.example/geonetwork"
      })
  void whatManyDatasetsCouldBeCalledIdentifiesNone(String identifier) {
    assertThat(identifiers(identifier)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PPRN de la Sèvre – aléas, PPRN de la Sèvre – zonage réglementaire",
    "Données – Arbres de Niort, Données – Fontaines de Niort",
    "Arbres 2023, Arbres 2024"
  })
  void titlesAreComparedWhole(String one, String other) {
    assertThat(titled(one)).isNotEqualTo(titled(other));
  }

  @Test
  void accentsAndCaseMakeNoOtherTitle() {
    assertThat(titled("Forêts de la Sèvre")).isEqualTo(titled("FORETS DE LA SEVRE"));
  }

  @Test
  void theRecordOfALayerAndWhatIsCutFromItAreTheSame() {
    assertThat(layers(wfs("https://data.example/wfs?", "patrinat:znieff1")))
        .hasSize(1)
        .isEqualTo(layers(wfs("https://data.example/wfs/ows", "patrinat:ZNIEFF1")));
  }

  @Test
  void layersWithoutAWorkspaceAreTheSameOnlyAtOneAddress() {
    assertThat(layers(wfs("https://data.example/a/WFSServer", "Couche_1")))
        .isNotEmpty()
        .isNotEqualTo(layers(wfs("https://data.example/b/WFSServer", "Couche_1")));
  }

  @Test
  void aRecordOfSeveralLayersIsNoneOfThem() {
    assertThat(
            layers(
                wfs("https://data.example/wfs", "bdtopo:haie"),
                wfs("https://data.example/wfs", "bdtopo:troncon_de_route")))
        .isEmpty();
    assertThat(layers(wfs("https://data.example/wfs", null))).isEmpty();
  }

  private static Set<String> identifiers(String... stated) {
    return Identity.of(entry("Jeu").with(draft -> draft.identifiers(List.of(stated))))
        .identifiers();
  }

  private static String titled(String title) {
    return Identity.of(entry(title)).title();
  }

  private static Set<String> layers(Distribution... links) {
    return Identity.of(entry("Jeu").with(draft -> draft.distributions(List.of(links))))
        .identifiers();
  }

  private static Distribution wfs(String endpoint, String layer) {
    URI address = URI.create(endpoint);
    return Link.to("Couche", address).through(new Service(address, "WFS", layer));
  }

  private static Dataset entry(String title) {
    return Dataset.draft(new DatasetId("niort", "source", "1"), title).build();
  }
}
