package fr.moisson.harvesters.territory;

import static fr.moisson.harvesters.model.Table.Place.GUESSED;
import static fr.moisson.harvesters.territory.ClippedRow.Verdict.INSIDE;
import static fr.moisson.harvesters.territory.ClippedRow.Verdict.OUTSIDE;
import static fr.moisson.harvesters.territory.ClippedRow.Verdict.WITHOUT_PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Table.Place;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.ClippedRow.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

  private static final Place ALREADY_CUT = new Place(null, null, null, null, null, true);

  private static Place stated(String commune) {
    return new Place(null, null, null, null, commune, false);
  }

  private static Cut cut(Territory territory, Place place, String... columns) {
    return new Cut(territory, territory, List.of(columns), place, Boundary.WHOLE);
  }

  private static Cut clipping(Place place, String column) {
    Boundary clips = new Boundary(true, false);
    return new Cut(Places.niort(), Places.niort(), List.of(column), place, clips);
  }

  private static Cut share(Territory territory, Place place, String... columns) {
    return new Cut(territory, Places.niortais(), List.of(columns), place, Boundary.WHOLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(-0.25 46.5) | INSIDE",
        "POINT(0 46.5) | INSIDE",
        "POINT(0.1 46.5) | OUTSIDE",
        "POINT(-0.75 46.5) | OUTSIDE",
        "LINESTRING(-0.1 46.5, 5 46.5) | INSIDE",
        "LINESTRING(0.1 46.5, 5 46.5) | OUTSIDE",
        "LINESTRING(-2 48, 3 46.9) | OUTSIDE",
        "POLYGON((-9 40, 9 40, 9 50, -9 50, -9 40)) | INSIDE",
        "GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(-0.1 46.5, 5 46.5)) | INSIDE"
      })
  void aGeometryIsInsideAsSoonAsItMeetsTheContour(String wkt, Verdict verdict) {
    Cut cut = cut(Places.niort(), GUESSED);

    assertThat(cut.of(new Row(Map.of(), Places.wkt(wkt), 1)).verdict()).isEqualTo(verdict);
  }

  @Test
  void aCodeOfGasparIsThatOfTheCommune() {
    Cut cut = cut(Places.niort(), GUESSED, "cod_commune", "lib_commune");
    Row elsewhere = new Row(Map.of("cod_commune", "86194", "lib_commune", "Poitiers"), null, 1);
    Row here = new Row(Map.of("cod_commune", "79191", "lib_commune", "Niort"), null, 2);

    assertThat(cut.of(elsewhere).verdict()).isEqualTo(OUTSIDE);
    assertThat(cut.of(here).verdict()).isEqualTo(INSIDE);
  }

  @Test
  void theGeometryWinsOverTheCommune() {
    Cut cut = cut(Places.niort(), GUESSED, "insee");

    assertThat(cut.of(new Row(Map.of("insee", "79191"), Places.wkt("POINT(5 46)"), 1)).verdict())
        .isEqualTo(OUTSIDE);
    assertThat(
            cut.of(new Row(Map.of("insee", "33063"), Places.wkt("POINT(-0.1 46.5)"), 1)).verdict())
        .isEqualTo(INSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "01004, 1004, INSIDE",
    "01004, 01004, INSIDE",
    "01004, 1004.0, INSIDE",
    "01004, 10040, OUTSIDE",
    "01004, 104, WITHOUT_PLACE",
    "01004, Ambérieu, WITHOUT_PLACE",
    "2A004, 2a004, INSIDE",
    "75056, 75113, INSIDE",
    "69123, 69385, INSIDE",
    "13055, 13208, INSIDE",
    "13055, 13001, OUTSIDE",
    "69381, 69381, INSIDE",
    "69381, 69382, OUTSIDE",
    "69381, 69123, OUTSIDE",
    "94080, '94067, 94080', INSIDE"
  })
  void theCommuneDecidesForRowsWithoutGeometry(String commune, String cell, Verdict verdict) {
    String square = "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))";
    Cut cut = cut(Places.commune(commune, "X", square), GUESSED, "Code INSEE");

    assertThat(cut.of(new Row(Map.of("Code INSEE", cell), null, 1)).verdict()).isEqualTo(verdict);
  }

  @Test
  void anArrondissementOnAPortalOfItsOwnHasNotTheRowsOfItsCity() {
    String square = "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))";
    Territory lyon = Places.commune("69123", "Lyon", square);
    Territory first = Places.commune("69381", "Lyon 1er Arrondissement", square);
    Cut cut = new Cut(first, lyon, List.of("code", "commune"), stated("code"), Boundary.WHOLE);

    assertThat(
            Stream.of("69381", "69382", "69123")
                .map(code -> cut.of(new Row(Map.of("code", code), null, 1)).verdict()))
        .containsExactly(INSIDE, OUTSIDE, OUTSIDE);
  }

  @Test
  void theNumberOfAnArrondissementIsNotReadInItsName() {
    String square = "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))";
    Cut cut = cut(Places.commune("75111", "Paris 11e Arrondissement", square), GUESSED, "commune");

    assertThat(cut.of(new Row(Map.of("commune", "Paris 16e Arrondissement"), null, 1)).verdict())
        .isEqualTo(WITHOUT_PLACE);
  }

  /** Its members cannot tell whether the row concerns all of them. */
  @ParameterizedTest
  @CsvSource({
    "EPCI, 200041317, INSIDE",
    "SIREN EPCI, 200041317, INSIDE",
    "code_epci, 200043628, OUTSIDE",
    "epci, CA du Niortais, WITHOUT_PLACE"
  })
  void anIntercommunalityKeepsTheRowsOfItsOwnCode(String column, String cell, Verdict verdict) {
    Row row = new Row(Map.of(column, cell), null, 1);

    assertThat(cut(Places.niortais(), GUESSED, column).of(row).verdict()).isEqualTo(verdict);
    assertThat(share(Places.niort(), GUESSED, column).of(row).verdict()).isEqualTo(WITHOUT_PLACE);
  }

  /** The code covers more than the commune, and does not contradict it. */
  @Test
  void aTableOfACommuneMayNameItsIntercommunality() {
    Row row = new Row(Map.of("code_epci", "200041317"), null, 1);
    Place cutAlready = new Place(null, null, null, null, null, true);

    assertThat(cut(Places.niort(), GUESSED, "code_epci").of(row).verdict())
        .isEqualTo(WITHOUT_PLACE);
    assertThat(cut(Places.niort(), cutAlready, "code_epci").of(row).verdict()).isEqualTo(INSIDE);
  }

  @Test
  void aCommuneIsHeardBeforeTheIntercommunalityBesideIt() {
    Row row = new Row(Map.of("epci", "200041317", "insee", "86194"), null, 1);

    assertThat(cut(Places.niortais(), GUESSED, "epci", "insee").of(row).verdict())
        .isEqualTo(OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "ninsee, 79191, INSIDE",
    "ninsee, 75056, OUTSIDE",
    "COM, 79191, INSIDE",
    "COM, 75056, OUTSIDE",
    "com, 1200, WITHOUT_PLACE",
    "com, 191, WITHOUT_PLACE",
    "IRIS, 791910101, INSIDE",
    "CODE_IRIS, 750560101, OUTSIDE",
    "code_iris, 10040101, OUTSIDE",
    "iris, Centre, WITHOUT_PLACE"
  })
  void theColumnsOfInseeAndAirparifSayTheCommune(String column, String cell, Verdict verdict) {
    Cut cut = cut(Places.niort(), GUESSED, column);

    assertThat(cut.of(new Row(Map.of(column, cell), null, 1)).verdict()).isEqualTo(verdict);
  }

  /** Drinking water analyses have « inseecommuneprinc », exports of offices many other names. */
  @ParameterizedTest
  @CsvSource({
    "inseecommuneprinc, 79191, INSIDE",
    "inseecommuneprinc, 34116, OUTSIDE",
    "adresse_code_insee, 79191, INSIDE",
    "Code commune de la station, 79191, INSIDE",
    "result_citycode, 75056, OUTSIDE",
    "Code Officiel Commune, 79191, INSIDE",
    "code officiel géographique, 79081, OUTSIDE",
    "code_geographique, 79191, INSIDE",
    "COG, 79191, INSIDE",
    "cod_com, 79191, INSIDE",
    "num_com, 79191, INSIDE",
    "num_com, 9191, WITHOUT_PLACE",
    "codgeo_2023, 79191, INSIDE",
    "DEPCOM2019, 79081, OUTSIDE",
    "Code Officiel EPCI, 79191, WITHOUT_PLACE",
    "com_2022, 79191, WITHOUT_PLACE",
    "Commune d’implantation, NIORT, INSIDE",
    "nomcommuneprinc, Niort, INSIDE",
    "code_insee_canton, 79191, WITHOUT_PLACE",
    "insee_dep, 79191, WITHOUT_PLACE",
    "code_commune_siege, 79191, WITHOUT_PLACE",
    "Commune de l’exploitant, Niort, WITHOUT_PLACE",
    "code_insee_ancienne_commune, 79191, WITHOUT_PLACE"
  })
  void columnsThatAreCalledMuchLikeTheUsualOnesSayTheCommune(
      String column, String cell, Verdict verdict) {
    Cut cut = cut(Places.niort(), GUESSED, column);

    assertThat(cut.of(new Row(Map.of(column, cell), null, 1)).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "CODGEO_2013, CODGEO_2023",
    "codgeo_2013, CODGEO_2023",
    "DEPCOM_2013, CODGEO_2023",
  })
  void ofSeveralListsOfCommunesTheLatestCounts(String earlier, String later) {
    Row moved = new Row(Map.of(earlier, "86194", later, "79191"), null, 1);

    assertThat(cut(Places.niort(), GUESSED, earlier, later).of(moved).verdict()).isEqualTo(INSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "type_zone, date_ech, 79191, INSIDE",
    "lib_zone, code_qual, 79081, OUTSIDE",
    "type_zone, lib_qual, 200041317, OUTSIDE",
    "type_zone, date_ech, 75, WITHOUT_PLACE",
    "type_zone, niveau, 79191, WITHOUT_PLACE",
    "remarque, date_ech, 79191, WITHOUT_PLACE"
  })
  void theZoneOfAnIndexOfAirQualityMayBeACommune(
      String kind, String beside, String code, Verdict verdict) {
    Row row = new Row(Map.of("code_zone", code), null, 1);

    assertThat(cut(Places.niort(), GUESSED, "code_zone", kind, beside).of(row).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void theUsualColumnIsHeardAlone() {
    Row two = new Row(Map.of("code_insee", "86194", "insee_site", "79191"), null, 1);
    Row named = new Row(Map.of("commune", "Poitiers", "insee_site", "86194"), null, 1);

    assertThat(cut(Places.niort(), GUESSED, "code_insee", "insee_site").of(two).verdict())
        .isEqualTo(OUTSIDE);
    assertThat(cut(Places.niort(), GUESSED, "commune", "insee_site").of(named).verdict())
        .isEqualTo(OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Échiré | - | - | INSIDE",
        "ECHIRE | 79410 | - | INSIDE",
        "Échiré (79109) | - | - | INSIDE",
        "79410 Échiré | - | - | INSIDE",
        "Échiré | 33000 | - | WITHOUT_PLACE",
        "Échiré | - | 33 | WITHOUT_PLACE",
        "Échiré (33) | - | - | WITHOUT_PLACE",
        "St-Gelais | - | - | INSIDE",
        "Saint Gelais | - | 79 | INSIDE",
        "Poitiers | - | - | WITHOUT_PLACE",
        "Homonyme | - | - | WITHOUT_PLACE",
        "33063 - Bordeaux | - | - | OUTSIDE"
      })
  void theNameOfACommuneCountsWhereItIsTheOnlyOne(
      String name, String postal, String departement, Verdict verdict) {
    List<Territory.Commune> communes =
        List.of(
            new Territory.Commune("79109", "Échiré", "79", "75"),
            new Territory.Commune("79249", "Saint-Gelais", "79", "75"),
            new Territory.Commune("79001", "Homonyme", "79", "75"),
            new Territory.Commune("79002", "Homonyme", "79", "75"));
    Territory niort = Places.niort();
    Territory territory =
        new Territory(niort.kind(), niort.code(), "N", communes, niort.contour(), "2026");
    Cut cut =
        new Cut(
            territory,
            territory,
            List.of("Commune", "Code postal", "Dép."),
            Place.GUESSED,
            Boundary.WHOLE);
    Map<String, String> values = new HashMap<>();
    values.put("Commune", name);
    values.put("Code postal", postal == null ? "" : postal);
    values.put("Dép.", departement == null ? "" : departement);

    assertThat(cut.of(new Row(values, null, 1)).verdict()).isEqualTo(verdict);
  }

  @Test
  void rowsWithoutPlaceAreTakenOnlyWhenTheOfficerSaysSo() {
    Row row = new Row(Map.of("nom", "a"), null, 1);

    assertThat(cut(Places.niort(), GUESSED, "nom").of(row).verdict()).isEqualTo(WITHOUT_PLACE);
    assertThat(cut(Places.niort(), ALREADY_CUT, "nom").of(row).verdict()).isEqualTo(INSIDE);
  }

  @Test
  void theStatedColumnIsTheOnlyOne() {
    Cut cut = cut(Places.niort(), stated("siege"), "insee", "siege");

    assertThat(cut.of(new Row(Map.of("insee", "33063", "siege", "79191"), null, 1)).verdict())
        .isEqualTo(INSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "79191, INSIDE",
    "79125, OUTSIDE",
    "200041317, INSIDE",
    "200041318, OUTSIDE",
    "33063, OUTSIDE",
    "'', OUTSIDE"
  })
  void aStatedColumnWinsOverAPositionOutside(String code, Verdict ofNiort) {
    Row row = new Row(Map.of("zone", code), Places.wkt("POINT(5 46)"), 1);

    assertThat(share(Places.niort(), stated("zone"), "zone").of(row).verdict()).isEqualTo(ofNiort);
  }

  /** Registers keep the codes of communes that have merged. */
  @Test
  void aStatedColumnWithACodeThatIsNobodysLeavesItToThePosition() {
    Row row = new Row(Map.of("zone", "79063"), Places.wkt("POINT(-0.1 46.5)"), 1);

    assertThat(share(Places.niort(), stated("zone"), "zone").of(row).verdict()).isEqualTo(INSIDE);
    assertThat(share(Places.fors(), stated("zone"), "zone").of(row).verdict()).isEqualTo(OUTSIDE);
  }

  @Test
  void rowsThatAreAlreadyCutNeedNoPositionInsideButNameNobodyElse() {
    Row elsewhere = new Row(Map.of("insee", ""), Places.wkt("POINT(5 46)"), 1);
    Row ofAnother = new Row(Map.of("insee", "33063"), Places.wkt("POINT(5 46)"), 2);

    assertThat(cut(Places.niortais(), ALREADY_CUT, "insee").of(elsewhere).verdict())
        .isEqualTo(INSIDE);
    assertThat(cut(Places.niortais(), ALREADY_CUT, "insee").of(ofAnother).verdict())
        .isEqualTo(OUTSIDE);
    assertThat(share(Places.niort(), ALREADY_CUT, "insee").of(elsewhere).verdict())
        .isEqualTo(OUTSIDE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "LINESTRING(-0.1 46.5, 0.3 46.5) | LINESTRING (-0.1 46.5, 0 46.5)",
        "LINESTRING(-0.1 46.5, -0.2 46.5) | -",
        "LINESTRING(0 46.5, 0.3 46.5) | OUTSIDE",
        "POINT(0 46.5) | -"
      })
  void whereItIsAskedForWhatLiesOutsideIsCutOff(String wkt, String kept) {
    Row row = new Row(Map.of("nom", "a"), Places.wkt(wkt), 1);

    ClippedRow piece = clipping(GUESSED, "nom").of(row);

    assertThat(piece.verdict()).isEqualTo("OUTSIDE".equals(kept) ? OUTSIDE : INSIDE);
    assertThat(piece.cut()).isEqualTo(kept != null && !kept.equals("OUTSIDE"));
    if (piece.cut()) {
      assertThat(piece.row().geometry()).hasToString(kept);
      assertThat(piece.row().values()).isEqualTo(row.values());
    } else {
      assertThat(piece.row()).isSameAs(row);
    }
  }

  @Test
  void whatBelongsToTheCommuneByWhatItSaysIsNotCut() {
    Row row = new Row(Map.of("zone", "79191"), Places.wkt("LINESTRING(-0.1 46.5, 0.3 46.5)"), 1);

    ClippedRow piece = clipping(stated("zone"), "zone").of(row);

    assertThat(piece.row()).isSameAs(row);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void sharesSayHowMuchOfAShapeLiesInTheTerritory(boolean clip) {
    String half = "POLYGON((-0.01 46.5, 0.01 46.5, 0.01 46.51, -0.01 46.51, -0.01 46.5))";
    Boundary boundary = new Boundary(clip, true);
    Cut cut = new Cut(Places.niort(), Places.niort(), List.of("nom"), GUESSED, boundary);

    ClippedRow piece = cut.of(new Row(Map.of("nom", "a"), Places.wkt(half), 1));

    assertThat(cut.columns()).hasSize(4).allMatch(piece.row().values()::containsKey);
    assertThat(piece.row().value("part_surface")).isEqualTo("0.5");
    assertThat(piece.row().value("surface_territoire_m2")).matches("85\\d{4}\\.\\d");
    assertThat(piece.row().value("part_longueur")).isEmpty();
    assertThat(piece.inside().area()).isCloseTo(piece.whole().area() / 2, within(0.1));
    assertThat(piece.cut()).isEqualTo(clip);
  }

  /** Registers keep the codes of communes that have merged. */
  @Test
  void theFormerCodeOfACommuneIsItsOwn() {
    Territory niort = Places.niort();
    Territory.Commune merged =
        new Territory.Commune("79191", "Niort", "79", "75", "", 0, List.of("79326"), null);
    Territory today =
        new Territory(
            niort.kind(), niort.code(), niort.name(), List.of(merged), niort.contour(), "2027");

    assertThat(cut(today, GUESSED, "insee").of(new Row(Map.of("insee", "79326"), null, 1)))
        .returns(INSIDE, ClippedRow::verdict);
    assertThat(
            cut(today, stated("insee"), "insee")
                .of(new Row(Map.of("insee", "79326"), Places.wkt("POINT(5 46)"), 1)))
        .returns(INSIDE, ClippedRow::verdict);
    assertThat(cut(niort, GUESSED, "insee").of(new Row(Map.of("insee", "79326"), null, 1)))
        .returns(OUTSIDE, ClippedRow::verdict);
  }
}
