package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

class SensitivityTest {

  private static final String NIORT = "POINT(-0.4594 46.3236)";
  private static final String HEADER =
      "cdNom | sensiNiveau | codeCommune | codeDepartement | codeMaille | nomLieu | altitudeMax"
          + " | longitude | commentaire | denombrementMax";

  private static Tables occurrence(String level) {
    return Tables.of(
            HEADER,
            "2881 | " + level + " | 79191 | 79 | E043N658 | Ribray | 32 | -0.4594 | un nid | 2")
        .at(NIORT);
  }

  /** What is left in the source's columns. */
  private static List<String> cells(Tables table) {
    return table.columns().stream().map(only(table)::value).toList();
  }

  private static Row only(Tables table) {
    return table.shown().rows().get(0);
  }

  @Test
  void whatIsNotSensitiveStaysExact() {
    Tables exact = occurrence("0");

    assertThat(exact.shown().shown())
        .containsExactly(new Privacy.Shown(exact.rows().get(0), false));
    assertThat(exact.shown().notices()).isEmpty();
  }

  @Test
  void atTheLevelOfTheCommuneThereIsNoGeometry() {
    Row row = only(occurrence("1"));

    assertThat(row.geometry()).isNull();
    assertThat(cells(occurrence("1")))
        .containsExactly("2881", "1", "79191", "79", "E043N658", "", "", "", "", "2");
  }

  @Test
  void withoutACommuneTheCellStandsInItsPlace() {
    Tables nameless = Tables.of("cdNom | sensiNiveau", "2881 | 1").at(NIORT);

    assertThat(area(only(nameless).geometry())).isCloseTo(1e8, within(2e6));
  }

  @Test
  void atTheLevelOfTheCellTheSquareOfTheNationalGridIsShown() {
    Tables.Shown shown = occurrence("2").shown();
    Row row = shown.rows().get(0);

    assertThat(row.geometry()).isNotNull();
    assertThat(row.geometry().getNumPoints()).isEqualTo(5);
    assertThat(row.geometry().contains(Tables.geometry(NIORT))).isTrue();
    assertThat(area(row.geometry())).isCloseTo(1e8, within(2e6));
    assertThat(cells(occurrence("2")))
        .containsExactly("2881", "2", "", "79", "E043N658", "", "", "", "", "2");
    assertThat(shown.notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "2, true", "3, true"})
  void whatIsShownByLessThanItsPlaceIsBlurred(String level, boolean isBlurred) {
    assertThat(occurrence(level).shown().shown())
        .extracting(Privacy.Shown::isBlurred)
        .containsExactly(isBlurred);
  }

  @Test
  void atTheLevelOfTheDepartmentNothingBelowItIsLeft() {
    Row row = only(occurrence("3"));

    assertThat(row.geometry()).isNull();
    assertThat(cells(occurrence("3")))
        .containsExactly("2881", "3", "", "79", "", "", "", "", "", "2");
  }

  /** Being in a town's file would disclose the town. */
  @Test
  void inATownsFileThereIsNothingOfWhichOnlyTheDepartmentMayBeSaid() {
    Tables.Shown shown = occurrence("3").shown(Personal.DETECTED, true);

    assertThat(shown.rows()).isEmpty();
    assertThat(shown.notices()).containsExactly(Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, 1));
  }

  @Test
  void whatMayNotBeShownIsLeftOutAndCounted() {
    Tables.Shown shown = occurrence("4").shown();

    assertThat(shown.rows()).isEmpty();
    assertThat(shown.notices()).containsExactly(Notice.of(Notice.Code.SENSITIVE_LEFT_OUT, 1));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void aSecondPassChangesNothing(String level) {
    Tables.Shown once = occurrence(level).shown();

    Row again = once.again().shown().rows().get(0);

    assertThat(again.values()).isEqualTo(once.rows().get(0).values());
    assertThat(rounded(again.geometry())).isEqualTo(rounded(once.rows().get(0).geometry()));
  }

  /** Rounded as in written files, to about a metre. */
  private static String rounded(@Nullable Geometry geometry) {
    return geometry == null
        ? ""
        : GeometryPrecisionReducer.reduce(geometry, new PrecisionModel(1e5)).toText();
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "niveau_sensibilite, Non sensible - Diffusion précise, EXACT",
    "niveau_sensibilite, Sensible - Diffusion à la Commune ou Znieff, COMMUNE",
    "niveau_sensibilite, Sensible - Diffusion à la maille 10km, CELL",
    "niveau_sensibilite, Sensible - Diffusion au département, DEPARTMENT",
    "niveau_sensibilite, Sensible - Aucune diffusion, NOTHING",
    "sensiNiveau, 2 = Sensible - Diffusion à la maille 10km, CELL",
    "SENSINIV, 2.0, CELL",
    "sensiNiveau, NSP, EXACT",
    "niveau_sen, Sensible - Aucune diffusion, NOTHING",
    "niveau_pre, maille 10km, CELL",
    "precision_, 3, EXACT",
    "Sensibilité, oui, DEPARTMENT",
    "Sensibilité (SINP), 2, CELL",
    "Sensibilité nationale, Régionale, DEPARTMENT",
    "niv_sensi, non renseigné, EXACT",
    "sensiDateAttribution, 2024-01-01, EXACT",
    "sensibilite_secheresse, forte, EXACT",
    "Sensible (O/N), O, DEPARTMENT",
    "Espèce sensible (O/N), X, DEPARTMENT",
    "espece_sen, true, DEPARTMENT",
    "Données sensibles, -, EXACT",
    "sensible, 2, CELL",
    "À flouter, oui, DEPARTMENT",
    "Confidentialité, oui, NOTHING",
    "Confidentialité, Donnée confidentielle, NOTHING",
    "Confidentialité, Public, EXACT",
    "confidence, 0.87, EXACT",
    "sensible, Oui, DEPARTMENT",
    "sensible, false, EXACT",
    "diffusionNiveauPrecision, 0, COMMUNE",
    "diffusionNiveauPrecision, 2, CELL",
    "diffusionNiveauPrecision, 3, DEPARTMENT",
    "diffusionNiveauPrecision, 4, NOTHING",
    "diffusionNiveauPrecision, 5, EXACT",
    "niveau_precision_diffusion, Précise, EXACT",
    "niveau_precision_diffusion, Standard, COMMUNE",
    "geoprivacy, obscured, EXACT",
    "geoprivacy, private, DEPARTMENT",
    "confidentiel, oui, NOTHING",
    "Donnée protégée, 1, NOTHING",
    "HIDDEN, 1, NOTHING",
    "ADMIN_HIDDEN, 0, EXACT",
    "dataGeneralizations, Coordinates rounded, EXACT",
    "coordinateUncertaintyInMeters, 28000, EXACT"
  })
  void theSourceSaysIt(String column, String value, Precision precision) {
    Tables table = Tables.of("cd_nom | " + column, "2881 | " + value);

    assertThat(Sensitivity.of(table.columns()).of(table.rows().get(0))).isEqualTo(precision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nom_sci", "Nom_scient", "nom_vern", "Espèce observée", "NOM_VERNAC"})
  void sensitivityCountsWhateverTheColumnOfTaxaIsCalled(String column) {
    Tables table = Tables.of(column + " | sensible", "Bubo bubo | oui");

    assertThat(Sensitivity.of(table.columns()).of(table.rows().get(0)))
        .isEqualTo(Precision.DEPARTMENT);
  }

  /** A table that is brought to the schema of occurrences is never one without taxa. */
  @Test
  void theColumnsOfTaxaAreThoseThatTheSchemaOfOccurrencesTakesThemFrom() throws IOException {
    JsonNode columns =
        new YAMLMapper()
            .readTree(Path.of("../config/schemas/occurrences.yaml").toFile())
            .get("columns");

    for (String column : List.of("scientificName", "taxonID", "vernacularName")) {
      assertThat(columns.get(column).get("from"))
          .extracting(JsonNode::asText)
          .allMatch(name -> Taxa.areIn(List.of(name)));
    }
  }

  @Test
  void whatAnObserverHidIsLeftOutOfAnExportInTheNamesOfTheProgram() {
    Tables.Shown shown =
        Tables.of("NAME_SPECIES | LATIN_SPECIES | HIDDEN", "Hibou | Bubo | 1", "Merle | Turdus | 0")
            .at(NIORT)
            .shown();

    assertThat(shown.values("LATIN_SPECIES")).containsExactly("Turdus");
  }

  @Test
  void whatAnObserverHidIsLeftOutOfAFrenchExportOfVisioNatureToo() {
    String header = "Nom latin | Remarque privée | Protection";

    assertThat(Tables.of(header, "Bubo | | 1", "Turdus | | 0").at(NIORT).shown().rows()).hasSize(1);
    assertThat(Tables.of("Nom latin | Protection", "Bubo | 1").at(NIORT).shown().rows()).hasSize(1);
  }

  @Test
  void theStricterOfTwoStatementsCounts() {
    Tables table =
        Tables.of("cdNom | sensiNiveau | diffusionNiveauPrecision", "1 | 2 | 5", "1 | 0 | 3");
    Sensitivity sensitivity = Sensitivity.of(table.columns());

    assertThat(table.rows())
        .map(sensitivity::of)
        .containsExactly(Precision.CELL, Precision.DEPARTMENT);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, CELL", "oui, 1, COMMUNE", "1, 0, DEPARTMENT", "1, '', DEPARTMENT"})
  void aLevelSaysHowSensitiveASensitiveRowIs(String flag, String level, Precision precision) {
    Tables table = Tables.of("cdNom | sensible | sensiNiveau", "1 | " + flag + " | " + level);

    assertThat(Sensitivity.of(table.columns()).of(table.rows().get(0))).isEqualTo(precision);
  }

  /** The producer's wish for precision does not tell how sensitive a row is. */
  @Test
  void aWishDoesNotAnswerForALevel() {
    Tables table =
        Tables.of("cdNom | sensible | diffusionNiveauPrecision | commune", "1 | oui | 1 | Niort");

    assertThat(Sensitivity.of(table.columns()).of(table.rows().get(0)))
        .isEqualTo(Precision.DEPARTMENT);
  }

  /** Ten metres would be false for the centre of a cell of ten kilometres. */
  @ParameterizedTest
  @CsvSource({
    "coordinateUncertaintyInMeters, 2, 10, 7071",
    "precision_geographique, 2, 10, 7071",
    "precisGeo, 2, 25 m, 7071",
    "precisiongeometrie, 2, 10, 7071",
    "precisionLocalisation, 2, Maille 10 km, 7071",
    "coordinatePrecision, 2, 0.0001, ''",
    "coordinateUncertaintyInMeters, 2, '', 7071",
    "coordinateUncertaintyInMeters, 1, 10, ''",
    "coordinateUncertaintyInMeters, 0, 10, 10",
    "niveau_precision_diffusion, 2, 5, 5",
    "precision_comptage, 2, 10, 10",
    "precision_date, 2, 1, 1"
  })
  void aBlurredPlaceIsNoMorePreciseThanItsCell(
      String column, String level, String before, String after) {
    Tables table =
        Tables.of(
                "cdNom | sensiNiveau | commune | " + column,
                "1 | " + level + " | Niort | " + before)
            .at(NIORT);

    Row row = only(table);
    assertThat(row.value(column)).isEqualTo(after);
    assertThat(only(new Tables(table.columns(), List.of(row))).value(column)).isEqualTo(after);
  }

  /** Schools can be « sensible », too: to noise. */
  @Test
  void onlyTaxaAreSensitive() {
    Tables schools = Tables.of("nom | sensible", "École | oui").at(NIORT);

    assertThat(only(schools).geometry()).isNotNull();
  }

  @Test
  void whatSpreadsOverCellsGetsTheRectangleOfAllOfThem() {
    Tables line =
        Tables.of("cdNom | sensiNiveau | codeMaille", "1 | 2 | ")
            .at("LINESTRING(-0.4594 46.3236, -0.3 46.3236)");

    assertThat(area(only(line).geometry())).isCloseTo(2e8, within(4e6));
    assertThat(only(line).value("codeMaille")).isEqualTo("E043N658, E044N658");
  }

  @Test
  void overseasTheCellIsThatOfTheUtmZone() {
    Tables reunion =
        Tables.of("cdNom | sensiNiveau | codeMaille", "1 | 2 | ").at("POINT(55.5 -21.1)");

    assertThat(area(only(reunion).geometry())).isCloseTo(1e8, within(3e6));
    assertThat(only(reunion).value("codeMaille")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation",
        "Circonstances",
        "nom_gite",
        "nom",
        "obs",
        "Titre",
        "Précision lieu",
        "Cavité",
        "ouvrage",
        "plus_code",
        "PK",
        "E",
        "id_visite",
        "id_site",
        "url"
      })
  void whatIsNotKnownToLeaveThePlaceUnsaidGoes(String column) {
    Row row = only(Tables.of("cd_nom | sensiNiveau | " + column, "1 | 2 | RD1").at(NIORT));

    assertThat(row.value(column)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id_synthese",
        "id_synthes",
        "NOM_VERNAC",
        "lb_nom",
        "Famille",
        "date_debut",
        "jourDateFin",
        "Nombre",
        "nb_individus",
        "sexe",
        "stade_vie",
        "statut_observation",
        "occurrenceStatus",
        "technique_obs",
        "niveau_validation",
        "jdd_uuid",
        "licence",
        "code_departement",
        "Protection nationale",
        "sensibilite"
      })
  void whatSaysNothingOfThePlaceStays(String column) {
    Row row = only(Tables.of("cd_nom | sensiNiveau | " + column, "1 | 2 | 2").at(NIORT));

    assertThat(row.value(column)).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "observed_on, 2023-05-13, 2023-05-13",
    "time_observed_at, 2023-05-13 08:12:33 UTC, 2023-05-13 08:12:33 UTC",
    "Observé le, 13/05/2023, 13/05/2023",
    "date_visite, 2023-05-13, 2023-05-13",
    "visit_date_min, 2023-05-13, 2023-05-13",
    "DATEVISITE, 20230513, 20230513",
    "date_visite, 13 mai 2023, 13 mai 2023",
    "date_visite, le 13 mai à Ribray, ''",
    "date_et_lieu, Ribray, ''",
    "visite, 2023-05-13, ''"
  })
  void aDateUnderTheNameOfADayStays(String column, String date, String left) {
    Row row = only(Tables.of("cd_nom | sensiNiveau | " + column, "1 | 2 | " + date).at(NIORT));

    assertThat(row.value(column)).isEqualTo(left);
  }

  /** A finer cell would say more than the source allows, and so would a place in a text. */
  @Test
  void noOtherColumnGivesThePlaceAway() {
    Tables table =
        Tables.of(
                "cd_nom | sensiNiveau | codeMaille | x_centroid_4326 | geojson_4326 | milieu"
                    + " | communes | coordinateUncertaintyInMeters",
                "1 | 3 | 5kmL93E0905N6250 | -0.4594 | {} | vu en 46.3236, -0.4594 | Niort | 50")
            .at(NIORT);

    assertThat(cells(table)).containsExactly("1", "3", "", "", "", "", "", "");
  }

  @Test
  void aSquareOfOneKilometreSaysMoreThanTheDepartment() {
    Row row = only(Tables.of("cd_nom | sensiNiveau | carre_1km", "1 | 3 | E0433N6586").at(NIORT));

    assertThat(row.value("carre_1km")).isEmpty();
  }

  /** The link leads to the exact place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://carte.example/?mlat=46.3236&mlon=-0.4594#map=18",
        "https://carte.example/?query=46.3236%2C-0.4594",
        "https://carte.example/place/!3d46.3236!4d-0.4594",
        "https://carte.example/#18/46.3236/-0.4594"
      })
  void theAddressOfAMapGivesNoPlaceAway(String link) {
    Row row = only(Tables.of("cd_nom | sensiNiveau | lien", "1 | 2 | " + link).at(NIORT));

    assertThat(row.value("lien")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codeCom",
        "nomCom",
        "NOM_COM",
        "INSEE_COM",
        "lib_com",
        "CD_COM",
        "Municipalité",
        "Cours d’eau",
        "masse_eau",
        "CODE_IRIS",
        "canton"
      })
  void aCommuneSaysMoreThanACellWhateverItsColumnIsCalled(String column) {
    Row row = only(Tables.of("cd_nom | sensiNiveau | " + column, "1 | 2 | 79191").at(NIORT));

    assertThat(row.value(column)).isEmpty();
  }

  /** Area in square metres, accurate enough at these latitudes. */
  private static double area(Geometry geometry) {
    Envelope box = geometry.getEnvelopeInternal();
    double metres = 111_195.0 * 111_195 * Math.cos(Math.toRadians(box.centre().y));
    return geometry.getArea() * metres;
  }
}
