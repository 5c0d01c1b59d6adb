package fr.moisson.harvesters.territory;

import static fr.moisson.harvesters.territory.Places.wkt;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Territory.Commune;
import fr.moisson.harvesters.model.Territory.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommuneFinderTest {

  private static final Territory NIORTAIS =
      epci(
          new Commune("79125", "Fors", "79", "75").on(Places.fors().contour()),
          new Commune(
              "79191", "Niort", "79", "75", "", 0, List.of("79326"), Places.niort().contour()),
          new Commune("79130", "La Foye-Monjault", "79", "75"),
          new Commune("79249", "Saint-Gelais", "79", "75"),
          new Commune("79999", "Ville-d’Availles", "79", "75"));

  private static final Territory NAMES =
      epci(
          commune("59378", "Marcq-en-Barœul"),
          commune("02565", "Œuilly"),
          commune("56164", "Ploeren"),
          commune("2A004", "Ajaccio"),
          commune("97411", "Saint-Denis"),
          commune("91272", "Gif-sur-Yvette"),
          commune("85191", "La Roche-sur-Yon"),
          commune("76351", "Le Havre"),
          commune("97101", "Les Abymes"),
          commune("75056", "Paris"));

  private static final Territory SMALL_NUMBERS =
      epci(
          Stream.of("79125", "79191", "79025", "79003", "01004", "97401", "2A004")
              .map(code -> commune(code, "C" + code))
              .toArray(Commune[]::new));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "commune | Niort | 79191",
        "commune | NIORT | 79191",
        "commune | 79191 - NIORT | 79191",
        "commune | 79000 Niort Cedex 9 | 79191",
        "commune | Ville de Niort | 79191",
        "commune | VILLE D'AVAILLES | 79999",
        "commune | Availles | ''",
        "Nom commune | ST GELAIS | 79249",
        "commune | FOYE-MONJAULT (LA) | 79130",
        "ville | Niort (86) | ''",
        "commune | Chauray | ''",
        "citycode | 79191 | 79191",
        "citycode | 79326 | 79191",
        "citycode | 17300 | ''",
        "citycode | '79191, 79125' | ''",
        "idcom | 79191 | 79191",
        "code_insee_ban | 79191 | 79191",
        "codeCommuneEtablissement | 79191 | 79191",
        "COMM | 79191 | 79191",
        "COMM | 7919 | ''",
        "DCIRIS | 79191_0101 | 79191",
        "lcog_geo | 79191 | 79191",
        "lcog_geo | 1730079191 | 79191",
        "com_code | '[\"79191\"]' | 79191",
        "com_code | '[\"17300\",\"79191\"]' | 79191",
        "GEO | 2025-COM-79191 | 79191",
        "GEO | COM-79191 | 79191",
        "GEO | 79191 | 79191",
        "GEO | 2025-UU2020-79191 | ''",
        "GEO | 2025-ZE2020-7919 | ''",
        "Adresse | '3 rue Basse, 79000 NIORT' | 79191",
        "adresse complète | 3 rue Basse 79000 Niort Cedex 9 | 79191",
        "address | '12345 rue Basse, 79360 La Foye-Monjault, France' | 79130",
        "adresse | rue de Niort 86000 Poitiers | ''",
        "adresse | 3 avenue de Niort | ''",
        "Adresse du propriétaire | 3 rue Basse 79000 Niort | ''",
        "remarque | Niort | ''"
      })
  void aRowIsInTheCommuneThatItNamesIfThatIsOneOfTheTerritory(
      String column, String value, String code) {
    assertThat(found(NIORTAIS, column, value, null)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Marcq-en-Barœul, MARCQ EN BAROEUL",
    "Marcq-en-Barœul, 59700 Marcq-en-Baroeul",
    "Œuilly, Oeuilly",
    "Ploeren, Plœren",
    "Ajaccio, AJACCIO (2A)",
    "Ajaccio, AJACCIO - 2A",
    "Ajaccio, 2A004 Ajaccio",
    "Ajaccio, Ajaccio (Corse-du-Sud)",
    "Saint-Denis, Saint-Denis (La Réunion)",
    "Gif-sur-Yvette, GIF S/ YVETTE",
    "La Roche-sur-Yon, La Roche S/Yon",
    "Le Havre, Ville du Havre",
    "Les Abymes, Mairie des Abymes",
    "Paris, PARIS-11E-ARRONDISSEMENT"
  })
  void aNameHasManyForms(String name, String written) {
    assertThat(found(NAMES, "commune", written, null))
        .isEqualTo(
            NAMES.communes().stream()
                .filter(commune -> commune.name().equals(name))
                .map(Commune::code)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void theDepartementInBracketsIsTheCommunes() {
    assertThat(found(NAMES, "commune", "Saint-Denis (Seine-Saint-Denis)", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Département, Deux-Sèvres, 79249",
    "departement, DEUX SEVRES, 79249",
    "nom_dep, Manche, ''",
    "Libellé département, La Réunion, ''",
    "Département, Ouest, 79249",
    "Remarque, Manche, 79249"
  })
  void aNameCountsInTheDepartementThatStandsBesideItOnly(
      String column, String departement, String code) {
    Row row = new Row(Map.of("Commune", "St-Gelais", column, departement), null, 2);

    String found = new CommuneFinder(NIORTAIS, List.of("Commune", column), null).of(row);

    assertThat(found).isEqualTo(code);
  }

  /** The post may come from another département, or have kept the codes of a former one. */
  @ParameterizedTest
  @CsvSource({
    "04066, Curbans, 05110, 04066",
    "04066, Curbans, 5110, 04066",
    "04066, Curbans, 04110, 04066",
    "04066, Curbans, 05000, ''",
    "04066, Curbans, Hautes-Alpes, ''",
    "97801, Saint-Martin, 97150, 97801",
    "97801, Saint-Martin, 971, 97801",
    "97801, Saint-Martin, Guadeloupe, 97801",
    "97801, Saint-Martin, 97240, ''",
    "97701, Saint-Barthélemy, 97095, 97701",
    "2A004, Ajaccio, 20090, 2A004",
    "2A004, Ajaccio, 2a, 2A004",
    "2A004, Ajaccio, 2B, ''"
  })
  void aPostalCodeBesideANameIsThatOfTheCommune(
      String code, String name, String said, String found) {
    Territory territory = epci(commune(code, name), commune("79125", "Fors"));
    List<String> columns = List.of("commune", "code_postal", "departement");
    String column = Character.isLetter(said.charAt(0)) ? "departement" : "code_postal";
    Row beside = new Row(Map.of("commune", name, column, said), null, 1);

    assertThat(new CommuneFinder(territory, columns, null).of(beside)).isEqualTo(found);
  }

  /** Spreadsheets remove leading zeros from the commune's number. */
  @ParameterizedTest
  @CsvSource({
    "DEP, CODCOM, 79, 191, 79191",
    "dep, com, 79, 191, 79191",
    "Code département, Code commune, 79, 125, 79125",
    "DEP, CODCOM, 17, 191, ''",
    "DEP, CODCOM, 79, 25, 79025",
    "DEP, CODCOM, 79, 3, 79003",
    "DEP, CODCOM, 79, 025, 79025",
    "DEP, CODCOM, 1, 4, 01004",
    "DEP, CODCOM, 974, 1, 97401",
    "DEP, CODCOM, 974, 01, 97401",
    "DEP, CODCOM, 974, 401, 97401",
    "DEP, CODCOM, 2A, 4, 2A004",
    "DEP, CODCOM, 79, 1910, ''",
    "DEP, CODCOM, 974, 191, ''",
    "dep, shops, 79, 191, ''"
  })
  void aCodeMayStandInTwoColumns(
      String first, String second, String department, String commune, String code) {
    Row row = new Row(Map.of(first, department, second, commune), null, 2);

    String found = new CommuneFinder(SMALL_NUMBERS, List.of(first, second), null).of(row);

    assertThat(found).isEqualTo(code);
  }

  /** Urban units have numbers of five digits, too. */
  @ParameterizedTest
  @CsvSource({"COM, 79191", "UU2020, ''", "BV2022, ''", "DEP, ''"})
  void theCodeOfInseeIsOfTheKindThatStandsBesideIt(String kind, String code) {
    Row row = new Row(Map.of("GEO", "79191", "GEO_OBJECT", kind), null, 2);

    String found = new CommuneFinder(NIORTAIS, List.of("GEO", "GEO_OBJECT"), null).of(row);

    assertThat(found).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(-0.25 46.5) | 79191",
        "POINT(-0.75 46.5) | 79125",
        "POINT(-0.5 46.5) | 79125",
        "POINT(2 46.5) | ''",
        "POINT EMPTY | ''",
        "POLYGON((-0.6 46.1, -0.2 46.1, -0.2 46.2, -0.6 46.2, -0.6 46.1)) | 79191",
        "POLYGON((-0.8 46.1, 0.4 46.1, 0.4 46.2, -0.8 46.2, -0.8 46.1)) | ''",
        "POLYGON((-2 45, 2 45, 2 48, -2 48, -2 45)) | ''",
        "LINESTRING(-0.9 46.5, -0.4 46.5) | 79125",
        "MULTIPOINT((-0.4 46.5), (-0.3 46.5), (-0.9 46.5)) | 79191"
      })
  void otherwiseInTheOneThatHoldsMoreThanHalfOfIt(String place, String code) {
    assertThat(found(NIORTAIS, "commune", "", place)).isEqualTo(code);
  }

  @Test
  void whatARowSaysComesBeforeWhereItLies() {
    assertThat(found(NIORTAIS, "commune", "Niort", "POINT(-0.75 46.5)")).isEqualTo("79191");
    assertThat(found(NIORTAIS, "commune", "Chauray", "POINT(-0.75 46.5)")).isEqualTo("79125");
  }

  @Test
  void theRowsOfACommuneAreAllIts() {
    assertThat(found(Places.niort(), "commune", "Chauray", null)).isEqualTo("79191");
  }

  @Test
  void ofTwoMembersOfOneNameNeitherIsNamed() {
    Territory twins =
        epci(new Commune("79001", "Fors", "79", "75"), new Commune("79125", "Fors", "79", "75"));

    assertThat(found(twins, "commune", "Fors", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "commune | PARIS 18EME ARRONDISSEMENT | 75056",
        "commune | PARIS 1ER ARRONDISSEMENT | 75056",
        "commune | Paris 20E  ARRDT | 75056",
        "commune | Lyon 03 | 69123",
        "commune | Marseille 8ème | 13055",
        "citycode | 75118 | 75056",
        "code commune | 1004 | 01004",
        "commune | Niort | ''",
        "commune | 79000 Niort | ''",
        "citycode | 200041317 | ''"
      })
  void withoutATerritoryOnlyACodeOrACityWithArrondissementsTells(
      String column, String value, String code) {
    assertThat(found(null, column, value, "POINT(-0.25 46.5)")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "79191 | POINT(-0.25 46.5) | false",
        "79326 | POINT(-0.25 46.5) | false",
        "79191 | POINT(-0.5 46.5) | false",
        "79191 | POINT(-0.75 46.5) | true",
        "86194 | POINT(-0.75 46.5) | true",
        "'79191, 79125' | POINT(-0.75 46.5) | false",
        "86194 | POINT(2 46.5) | false",
        "200041317 | POINT(-0.75 46.5) | false",
        "86194 | POINT EMPTY | false",
        "'' | POINT(-0.75 46.5) | false"
      })
  void aCodeMayContradictThePlace(String code, String place, boolean isContradicted) {
    Row row = new Row(Map.of("citycode", code), wkt(place), 1);

    assertThat(new CommuneFinder(NIORTAIS, List.of("citycode"), null).isContradicted(row))
        .isEqualTo(isContradicted);
    assertThat(new CommuneFinder(null, List.of("citycode"), null).isContradicted(row)).isFalse();
  }

  private static String found(Territory territory, String column, String value, String place) {
    Row row = new Row(Map.of(column, value), place == null ? null : wkt(place), 1);
    return new CommuneFinder(territory, List.of(column), null).of(row);
  }

  private static Commune commune(String code, String name) {
    return new Commune(code, name, Territory.departementOf(code), "");
  }

  private static Territory epci(Commune... communes) {
    return new Territory(
        Kind.EPCI,
        "200041317",
        "CA du Niortais",
        List.of(communes),
        Places.niortais().contour(),
        "2026");
  }
}
