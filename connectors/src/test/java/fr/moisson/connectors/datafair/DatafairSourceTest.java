package fr.moisson.connectors.datafair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatafairSourceTest {

  private static final String DATASETS = "https://df.example/data-fair/api/v1/datasets";
  private static final String LINES = DATASETS + "/rge/lines";
  private static final String BY_COMMUNE = "?insee_in=79191,79125&size=10000";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private static DatafairSource source(@Nullable String dataset) {
    return new DatafairSource(URI.create("https://df.example"), dataset, Map.of(), null);
  }

  private static String page(long before) {
    return DATASETS + "?sort=createdAt%3A1&skip=" + before + "&size=100";
  }

  private static String schema(String columns, String more) {
    return """
        {"id": "rge", "title": "Entreprises RGE", "finalizedAt": "2026-05-01T00:00:00Z",
         "schema": [%s] %s}"""
        .formatted(columns, more);
  }

  private static final String INSEE =
      "{\"key\": \"insee\", \"x-refersTo\": \"http://rdf.insee.fr/def/geo#codeCommune\"}";

  private static String listing(int count, int from, int to) {
    return "{\"count\": %d, \"results\": [%s]}"
        .formatted(
            count,
            IntStream.range(from, to)
                .mapToObj(n -> "{\"id\": \"d%d\", \"title\": \"Jeu %d\"}".formatted(n, n))
                .collect(Collectors.joining(",")));
  }

  @Test
  void theCatalogueIsReadPageAfterPageByWhatHasCome() {
    // Fewer than requested, as from a server with a smaller limit.
    door.serve(page(0), listing(5, 0, 3)).serve(page(3), listing(5, 3, 5));

    Harvested read = Harvested.from(source(null), door, folder);

    assertThat(read.ids()).containsExactly("d0", "d1", "d2", "d3", "d4");
    assertThat(read.run().stoppedEarly()).isFalse();
  }

  @Test
  void whatTheCatalogueDoesNotShowIsSaidAndNothingIsWithdrawn() {
    door.serve(page(0), listing(12_000, 0, 10_000));

    Harvested read = Harvested.from(source(null), door, folder);

    assertThat(read.ids()).hasSize(10_000);
    assertThat(read.told()).containsExactly(Code.LISTING_CAPPED);
    assertThat(read.run().stoppedEarly()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, FEWER_THAN_ANNOUNCED", "2, ENDLESS_PAGING"})
  void aListingThatStopsOrTurnsInCirclesIsNotWhole(int repeated, Code code) {
    door.serve(page(0), listing(4, 0, 2)).serve(page(2), listing(4, 0, repeated));

    assertRefused(source(null), code);
  }

  private void assertRefused(DatafairSource source, Code code) {
    assertThatThrownBy(() -> Harvested.from(source, door, folder))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }

  @Test
  void aDatasetIsDescribed() {
    door.serve(
        page(0),
        """
        {"count": 1, "results": [{"id": "rge", "title": "RGE", "description": "Texte",
         "visibility": "public", "keywords": ["énergie"], "topics": [{"title": "Bâtiment"}],
         "license": {"title": "LO", "href": "https://www.etalab.gouv.fr/lo"},
         "owner": {"type": "organization", "name": "ADEME"}, "frequency": "daily",
         "createdAt": "2020-01-01T00:00:00Z", "dataUpdatedAt": "2026-05-01T00:00:00Z",
         "updatedAt": "2026-06-01T00:00:00Z", "temporal": {"start": "2014-01-01"},
         "bbox": [-5, 41, 9, 51], "page": "https://df.example/datasets/rge", "count": 3,
         "projection": {"title": "RGF93 / Lambert-93", "code": "EPSG:2154"},
         "href": "https://df.example/data-fair/api/v1/datasets/rge",
         "originalFile": {"name": "rge.csv", "size": 12, "mimetype": "text/csv", "md5": "AB"},
         "attachments": [{"type": "url", "title": "Notice", "url": "https://x.example/n.pdf"},
           {"type": "file", "title": "Légende", "name": "la légende.pdf"},
           {"type": "url", "title": "Service WFS", "url": "https://x.example/wfs?service=WFS"},
           {"type": "file", "title": "Sans rien"}]}]}""");

    Dataset dataset = Harvested.from(source(null), door, folder).datasets().get(0);

    assertThat(dataset.keywords()).containsExactly("Bâtiment", "énergie");
    assertThat(dataset.publisher().name()).isEqualTo("ADEME");
    assertThat(dataset.licence().uri()).hasToString("https://www.etalab.gouv.fr/lo");
    assertThat(dataset.modified()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(dataset.temporal()).isEqualTo(new Period("2014-01-01", null));
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-5, 41, 9, 51));
    assertThat(dataset.landingPage()).hasToString("https://df.example/datasets/rge");
    assertThat(dataset.conformsTo()).containsExactly(Standard.epsg(2154));
    assertThat(dataset.distributions())
        .extracting(link -> ((Distribution.Link) link).url().toString())
        .containsExactly(
            DATASETS + "/rge/raw",
            DATASETS + "/rge/lines",
            "https://x.example/n.pdf",
            DATASETS + "/rge/metadata-attachments/la%20l%C3%A9gende.pdf",
            "https://x.example/wfs?service=WFS&request=GetCapabilities");
    assertThat(dataset.links())
        .extracting(link -> link.service() == null ? null : link.service().protocol())
        .containsExactly(null, "API", null, null, "WFS");
  }

  @ParameterizedTest
  @CsvSource({"visibility, private", "visibility, protected", "status, draft"})
  void whatIsNotForEverybodyIsLeftOut(String field, String value) {
    door.serve(
        page(0),
        "{\"count\": 1, \"results\": [{\"id\": \"a\", \"title\": \"A\", \"%s\": \"%s\"}]}"
            .formatted(field, value));
    Harvested read = Harvested.from(source(null), door, folder);

    assertThatThrownBy(read::datasets).isInstanceOf(BadItem.class);
  }

  @Test
  void linesAreAskedForByTheCommunesAndFollowNext() {
    door.serve(DATASETS + "/rge", schema(INSEE, ""));
    door.serve(
        LINES + BY_COMMUNE,
        "{\"total\": 2, \"next\": \""
            + LINES
            + "?after=1\", \"results\": [{\"insee\": \"79191\","
            + " \"_rand\": 4, \"_geopoint\": \"46.3,-0.4\"}]}");
    door.serve(
        LINES + "?after=1", "{\"total\": 2, \"results\": [{\"insee\": \"79125\", \"_i\": 9}]}");

    Harvested read = Harvested.from(source("rge"), door, folder);

    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.table().file()).content().doesNotContain("_rand", "_i");
    assertThat(read.table().place().geometry()).isEqualTo("_geopoint");
    assertThat(read.table().place().commune()).isEqualTo("insee");
    assertThat(read.datasets().get(0).title()).isEqualTo("Entreprises RGE – CA du Niortais");
  }

  @Test
  void withoutACommuneLinesAreAskedForByTheBoxLongitudeFirst() {
    door.serve(DATASETS + "/rge", schema("", ", \"bbox\": [-5, 41, 9, 51]"));
    door.serve(
        LINES + "?bbox=-1.000100,45.999900,0.000100,47.000100&size=10000",
        "{\"total\": 0, \"results\": []}");
    Harvested read = Harvested.from(source("rge"), door, folder);

    assertThat(read.ids()).isEmpty();
    assertThat(read.empty()).containsExactly("rge");
  }

  @Test
  void linesThatHaveNotChangedAreNotReadAgain() {
    linesAreAskedForByTheCommunesAndFollowNext();
    String marker = Harvested.from(source("rge"), door, folder).run().marker().orElseThrow();
    door.asked().clear();

    Harvested again = Harvested.from(source("rge"), door, folder, marker);

    assertThat(again.run().stoppedEarly()).isTrue();
    assertThat(door.asked()).containsExactly(DATASETS + "/rge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"total\": 9, \"results\": [{\"a\": 1}]} | FEWER_THAN_ANNOUNCED",
        "{\"total\": 9, \"next\": \"https://other.example/\", \"results\": [{}]} |"
            + " FOREIGN_NEXT_PAGE",
        "{\"total\": 9, \"next\":"
            + " \"https://df.example/data-fair/api/v1/datasets/rge/lines?insee_in=79191,79125&size=10000\", \"results\": [{}]} |"
            + " ENDLESS_PAGING",
        "{\"message\": \"erreur\"} | UNEXPECTED_ANSWER",
        "<html></html> | PAGE_INSTEAD"
      })
  void linesThatAreNotWholeAreNotTheLines(String answer, Code code) {
    door.serve(DATASETS + "/rge", schema(INSEE, "")).serve(LINES + BY_COMMUNE, answer);

    assertRefused(source("rge"), code);
  }
}
