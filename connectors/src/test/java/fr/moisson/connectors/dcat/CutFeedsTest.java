package fr.moisson.connectors.dcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Unavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turtle and its kind that stop before their end, as answers without a length do. */
class CutFeedsTest {

  private static final String URL = "https://data.exemple.fr/catalogue";
  private static final String TERMS =
      """
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      <c> a dcat:Catalog ; dcat:dataset <d>, <e> .
      <d> a dcat:Dataset ; dct:title "Arbres" ; dct:publisher <o> .
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
        "<e> a dcat:Dataset ; dct:title \"Eau\"@fr",
        "<e> a dcat:Dataset ; dct:title \"Eau\"",
        "<e> a dcat:Dataset ; dct:title \"Eau\"@fr ;\n",
        "<e> a dcat:Dataset ; dcat:keyword \"eau\" ,",
        "<e> a dcat:Dataset ; dcat:landingPage <https://x.fr/e>",
        "<e> a dcat:Dataset ; dct:issued \"2024\"^^dct:W3CDTF # noted .",
        "<e> a dcat:Dataset ; dcat:contactPoint [ dct:title \"Service de l’eau\" ]",
        "<e> a dcat:Dataset ; dct:subject ( 1 2 )",
        "[ a dcat:Dataset ; dct:title \"Eau\" ]",
        "<e> a",
        "<e>",
      })
  void turtleThatStopsInAStatementIsNoFeed(String end) {
    door.serve(URL, "text/turtle", TERMS + end);

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL)).isInstanceOf(Unavailable.class);
  }

  @Test
  void theNoticeSaysWhereItStops() {
    door.serve(URL, "text/turtle", TERMS + "<e> a dcat:Dataset ;\n dct:title \"Été\"@fr");

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            cut -> {
              assertThat(cut.notice().code()).isEqualTo(Notice.Code.TRUNCATED);
              assertThat(cut.notice().args().get(0)).hasToString(URL);
              assertThat(cut.notice().args().get(1).toString())
                  .startsWith("… ")
                  .endsWith("<e> a dcat:Dataset ; dct:title \"Été\"@fr");
            });
  }

  @Test
  void nTriplesThatStopInALineAreNoFeed() {
    String line = "<https://x.fr/d> <http://purl.org/dc/terms/title> \"Arbres\" .\n";
    door.serve(URL, "application/n-triples", line + line.substring(0, line.length() - 3));

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            cut -> assertThat(cut.notice().code()).isEqualTo(Notice.Code.TRUNCATED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n", "\uFEFF"})
  void anEmptyAnswerIsSaidToBe(String answer) {
    door.serve(URL, "text/turtle", answer);

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            empty ->
                assertThat(empty.notice()).isEqualTo(Notice.of(Notice.Code.EMPTY_ANSWER, URL)));
  }

  /** The position is that of the fault, and not of what is missing behind it. */
  @Test
  void aFaultBeforeTheEndIsSaidFirst() {
    door.serve(URL, "text/turtle", TERMS + "<e> a dcat:Dataset dct:title \"Eau\"");

    assertThatThrownBy(() -> DcatSourceTest.datasets(door, URL))
        .isInstanceOfSatisfying(
            Unavailable.class,
            fault -> {
              assertThat(fault.notice().code()).isEqualTo(Notice.Code.INVALID_SYNTAX);
              assertThat(fault.notice().args()).contains("5");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# the end, without a dot",
        "# the end\n\n \t ",
        "\r\n",
        "<o> dct:title \"Ville\".",
        "[] dct:title \"Ville\" .",
        "<g> { <o> dct:title \"Ville\" }",
        "<g> { <o> dct:title \"Ville\" . } .",
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/>",
        "@prefix foaf: <http://xmlns.com/foaf/0.1/>",
        "@prefix : <http://xmlns.com/foaf/0.1/> .",
        "BASE <https://x.fr/>",
      })
  void aWholeFeedMayEndInAnyWay(String end) {
    door.serve(URL, "text/turtle", TERMS + end);

    assertThat(DcatSourceTest.datasets(door, URL))
        .extracting(Dataset::title)
        .containsExactly("Arbres");
  }
}
