package fr.moisson.routes.config;

import static fr.moisson.routes.config.ConfigFolder.files;
import static fr.moisson.routes.config.ConfigFolder.territory;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes about places and contours, as shown to officers. */
class PlaceProblemsTest {

  private static final String PRESET = "sources/portail.yaml";
  private static final String TERRITORY = "territories/niort.yaml";

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder);
  }

  /** Mistakes about columns that are detected before the file exists. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "longitude: x | place.latitude: clé obligatoire absente : « latitude »",
        "latitude: y, geometry: geom | place.longitude: clé obligatoire absente : « longitude »",
        "'commune: \" \"' | place.commune: aucune valeur pour « commune »",
        "'longitude: x, latitude: x' | place: la colonne « x » ne peut être à la fois longitude et latitude",
        "'geometry: insee, commune: insee' | place: la colonne « insee » ne peut être à la fois geometry et commune",
        "'longitude: x, latitude: y, crs: \"EPSG:99999\"' | place.crs: valeur inutilisable pour « crs » : EPSG:99999",
        "colonne: x | place.colonne: clé inconnue « colonne »"
      })
  void columnsThatCannotBePlacesAreRefusedBeforeTheFileIsRead(String place, String problem) {
    config.write(PRESET, files("t") + "  place: { %s }\n".formatted(place));

    assertThat(config.problems()).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "longitude: x, latitude: y, geometry: geom, commune: insee",
        "longitude: x, latitude: y, crs: \"EPSG:3946\"",
        "geometry: geom, crs: \"EPSG:4326\"",
        "alreadyCut: true"
      })
  void columnsThatMayBePlacesAreTaken(String place) {
    config.write(PRESET, files("t") + "  place: { %s }\n".formatted(place));

    assertThat(config.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EPSG:2154, 0", "4326, 0", "EPSG:9999, 1", "Lambert, 1"})
  void filesAreOnlyForSystemsThatCanBeWritten(String crs, int problems) {
    config.write(
        TERRITORY,
        territory(
            "commune: \"79191\"",
            " [ { use: portail, files: { crs: \"%s\" } } ]".formatted(crs),
            "type: embedded"));

    assertThat(config.problems())
        .hasSize(problems)
        .allSatisfy(problem -> assertThat(problem).contains("portail.files.crs: ", crs));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epci: \"200041317\" | epci: \"241700434\"",
        "commune: \"79191\" | commune: \"17300\"",
        "commune: \"75101\" | commune: \"75102\"",
        "commune: \"79191\" | epci: \"200041317\""
      })
  void aPortalForAnotherPlaceThanThoseOfTheTerritoryIsTold(String place, String other) {
    config.environment("JETON", "j3ton-4711");
    config.write(TERRITORY, territory(place, " [ portail ]", ckan(other)));

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith(TERRITORY + ":4: portals.catalogue.for: ")
        .contains(other.replaceAll("\\D", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epci: \"200041317\" | epci: \"200041317\"",
        "epci: \"200041317\" | commune: \"79191\"",
        "commune: \"75056\" | commune: \"75102\"",
        "commune: \"75101\" | commune: \"75101\"",
        "commune: \"79191\" | commune: \"79191\""
      })
  void aPortalMayBeForTheTerritoryOrForAPlaceInIt(String place, String part) {
    config.environment("JETON", "j3ton-4711");
    config.write(TERRITORY, territory(place, " [ portail ]", ckan(part)));

    assertThat(config.problems()).isEmpty();
  }

  private static String ckan(String place) {
    return "type: ckan, for: { %s }, options: { url: \"https://ckan.example.org\", organisation: v, token: \"${JETON}\" }"
        .formatted(place);
  }

  @Test
  void aFileOfContoursThatNoFileCanBeIsSaidWhereItIsNamed() {
    config.write(
        TERRITORY,
        territory("commune: \"79191\"", " [ portail ]", "type: embedded")
            + "contour:\n  file: \"a\\0b\"\n  name: Niort\n  vintage: \"2026\"\n");

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith(TERRITORY + ":6: contour.file: ")
        .doesNotContain("\0");
  }

  @Test
  void aContourThatIsAFolderIsToldAsOne() {
    config.write(
        TERRITORY,
        territory("commune: \"79191\"", " [ portail ]", "type: embedded")
            + "contour:\n  file: ../territories\n  name: Niort\n  vintage: \"2026\"\n");

    assertThat(config.problems())
        .singleElement()
        .asString()
        .startsWith(TERRITORY + ":6: contour.file: ")
        .contains("territories est un dossier.");
  }

  @Test
  void aContourThatIsNotThereIsSaidWhereItIsNamed() {
    config.write(
        TERRITORY,
        territory("commune: \"79191\"", " [ portail ]", "type: embedded")
            + "contour:\n  file: absent.geojson\n  name: Niort\n  vintage: \"2026\"\n");

    assertThat(config.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            TERRITORY
                + ":6: contour.file: territories/absent.geojson n’existe pas ou n’est pas lisible."
                + " → Vérifiez son nom, son dossier et ses droits.");
  }

  @Test
  void anEpciWithAContourOfItsOwnMayHaveAnyNumber() {
    config.write("territories/contours.geojson", "{}");
    config.write(
        TERRITORY,
        territory("epci: \"200041371\"", " [ portail ]", "type: embedded")
            + "contour:\n  file: contours.geojson\n  name: Essai\n  vintage: \"2026\"\n");

    assertThat(config.problems()).isEmpty();
  }
}
