package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that others come from, of which a feed says no more than a name. */
class MentionedTest {

  private static final String URL = "https://donnees.example/catalogue.ttl";
  private static final String TREES =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
      @prefix prov: <http://www.w3.org/ns/prov#> .
      <arbres> a dcat:Dataset ; dct:title "Arbres" ; dct:description "Vus du ciel." ;
      """;

  @TempDir private Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void buildDoor() {
    door = new ScriptedDoor(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dct:source [ a dcat:Dataset ; dct:title \"Orthophoto\" ] .",
        "prov:wasDerivedFrom <ortho> . <ortho> a dcat:Dataset ; dct:title \"Orthophoto\" .",
        "dct:relation <o> . <o> a dcat:Dataset ; dct:title \"O\" ; dcat:landingPage <page> ."
      })
  void areNoDatasetOfTheFeed(String mention) {
    door.serve(URL, "text/turtle", TREES + mention);

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::title)
        .containsExactly("Arbres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<> a dcat:Catalog ; dcat:dataset <ortho> .",
        "<ortho> dct:description \"Photographies.\" .",
        "<ortho> dcat:distribution <ortho.zip> . <ortho.zip> dcat:accessURL <ortho.zip> ."
      })
  void areOneIfTheyAreListedOrDescribed(String more) {
    door.serve(
        URL,
        "text/turtle",
        TREES + "dct:source <ortho> . <ortho> a dcat:Dataset ; dct:title \"Orthophoto\" . " + more);

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::title)
        .containsExactlyInAnyOrder("Arbres", "Orthophoto");
  }

  @Test
  void areStillNamedAsTheSource() {
    door.serve(URL, "text/turtle", TREES + "dct:source <ortho> . <ortho> a dcat:Dataset .");

    assertThat(DcatSourceTest.datasets(door, URL))
        .flatExtracting(Dataset::sources)
        .containsExactly(URI.create("https://donnees.example/ortho"));
  }
}
