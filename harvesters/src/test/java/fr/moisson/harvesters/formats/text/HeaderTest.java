package fr.moisson.harvesters.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeaderTest {

  @Test
  void aRuleBelowTheNamesIsNoData() {
    assertThat(dataBelow(":---:", "---+---")).isEqualTo(2);
    assertThat(dataBelow("+------", "--")).isEqualTo(1);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLongRowOfDashesIsLookedAtOnce() {
    assertThat(dataBelow("-".repeat(300_000) + "x", "---")).isEqualTo(1);
  }

  /** If it were taken for names, the first row would be lost, and each row equal to it. */
  @Test
  void numbersAsProgramsWriteThemAreNoNames() {
    Header.Line row = line("5.1853e-02", "-.0594");
    Header header = Header.of(List.of(row, line("8.5610e-01", "-.4734"), row), 2, 2);

    assertThat(header.data()).isZero();
    assertThat(header.names()).containsOnly("");
  }

  @Test
  void unitsOfEnergyAndGasesBelongToTheNames() {
    Header header =
        Header.of(
            List.of(
                line("Bâtiment", "Gaz", "Eau", "GES", "Bruit"),
                line("", "kWh PCS", "m³/an", "kgCO2e", "dB(A)"),
                line("Mairie", "45210", "320", "28000", "50")),
            5,
            5);

    assertThat(header.names())
        .containsExactly(
            "Bâtiment", "Gaz (kWh PCS)", "Eau (m³/an)", "GES (kgCO2e)", "Bruit (dB(A))");
    assertThat(header.data()).isEqualTo(2);
  }

  @Test
  void howDatesAndPositionsAreWrittenBelongsToTheNames() {
    Header header =
        Header.of(
            List.of(
                line("Code", "Puissance", "Pose", "X", "Y", "LED"),
                line("", "(W)", "(jj/mm/aaaa)", "(Lambert 93)", "(Lambert 93)", "O/N"),
                line("EP-1", "70", "01/06/2015", "433785,57", "6586190,02", "O")),
            6,
            6);

    assertThat(header.names())
        .containsExactly(
            "Code",
            "Puissance (W)",
            "Pose (jj/mm/aaaa)",
            "X (Lambert 93)",
            "Y (Lambert 93)",
            "LED (O/N)");
    assertThat(header.data()).isEqualTo(2);
  }

  @Test
  void unitsOfWasteAndWaterBelongToTheNames() {
    Header header =
        Header.of(
            List.of(
                line("Commune", "Déchets", "Ratio", "E. coli (UFC/100mL)", "Montant"),
                line("", "tonnes", "kg/hab.an", "UFC/100 mL", "en milliers"),
                line("Bourg", "12 345,6", "245", "<15", "1 234")),
            5,
            5);

    assertThat(header.names())
        .containsExactly(
            "Commune",
            "Déchets (tonnes)",
            "Ratio (kg/hab.an)",
            "E. coli (UFC/100mL)",
            "Montant (en milliers)");
    assertThat(header.data()).isEqualTo(2);
  }

  /** A table by years, as exported from a sheet with merged cells. */
  @Test
  void yearsBelowAMergedCellAreNames() {
    Header header =
        Header.of(
            List.of(
                line("Commune", "Verre", "", "Papier", ""),
                line("", "2021", "2022", "2021", "2022"),
                line("Bourg", "12", "13", "4", "5"),
                line("Mont", "", "8", "2", "1")),
            5,
            5);

    assertThat(header.names())
        .containsExactly("Commune", "Verre 2021", "Verre 2022", "Papier 2021", "Papier 2022");
    assertThat(header.data()).isEqualTo(2);
    assertThat(
            Header.of(
                    List.of(
                        line("Commune", "Tonnage", "", ""),
                        line("", "2020", "2021", "2022"),
                        line("Bourg", "12", "13", "4")),
                    4,
                    4)
                .names())
        .containsExactly("Commune", "Tonnage 2020", "Tonnage 2021", "Tonnage 2022");
  }

  @Test
  void aRowOfYearsIsNoSecondHeader() {
    Header.Line names = line("Commune", "Début", "");

    assertThat(dataOf(names, line("Bourg", "2020", "2021"), line("Mont", "12", "13"))).isOne();
    assertThat(dataOf(names, line("", "2020", "2021"), line("", "2021", "2022"))).isOne();
    assertThat(dataOf(line("Année", ""), line("2020", "2021"), line("12", "13"))).isOne();
  }

  private static int dataOf(Header.Line... lines) {
    return Header.of(List.of(lines), 3, 3).data();
  }

  /** The line of the merged cell is the shorter one, but names the key columns. */
  @Test
  void aMergedCellMaySpanMostColumns() {
    Header.Line names = line("Code INSEE", "Commune", "Collecte 2023 (t)", "", "", "");
    Header.Line spanned = new Header.Line(names.cells(), 3, false);
    Header.Line row = line("01001", "Bourg", "12", "3", "4", "5");

    Header words =
        Header.of(List.of(spanned, line("", "", "OMR", "Verre", "Papier", "DV"), row), 6, 6);
    assertThat(words.names())
        .containsExactly(
            "Code INSEE",
            "Commune",
            "Collecte 2023 (t) OMR",
            "Collecte 2023 (t) Verre",
            "Collecte 2023 (t) Papier",
            "Collecte 2023 (t) DV");
    assertThat(words.line()).isZero();
    Header winters =
        Header.of(
            List.of(spanned, line("", "", "2019-2020", "2020-2021", "2021-2022", "2022-2023"), row),
            6,
            6);
    assertThat(winters.names())
        .startsWith("Code INSEE", "Commune", "Collecte 2023 (t) 2019-2020")
        .doesNotContain("");
  }

  @Test
  void aTitleAboveAnEmptyCellIsNoName() {
    Header.Line title = new Header.Line(List.of("Collecte par commune", "", "", ""), 1, false);

    assertThat(
            Header.of(
                    List.of(title, line("", "OMR", "Verre", "DV"), line("Bourg", "12", "3", "4")),
                    4,
                    4)
                .names())
        .containsExactly("", "OMR", "Verre", "DV");
  }

  @Test
  void groupsOfMeasuresSayWhatTheirColumnsMeasure() {
    assertThat(
            Header.of(
                    List.of(
                        line("Commune", "Recensement 2010", "", "Recensement 2020", ""),
                        line("", "Fermes", "Surface", "Exploitations", "Troupeaux"),
                        line("Bourg", "35", "1250", "22", "899")),
                    5,
                    5)
                .names())
        .containsExactly(
            "Commune",
            "Recensement 2010 Fermes",
            "Recensement 2010 Surface",
            "Recensement 2020 Exploitations",
            "Recensement 2020 Troupeaux");
  }

  @Test
  void groupsOfTextsAndPlacesAreNotInTheNames() {
    assertThat(
            Header.of(
                    List.of(
                        line("Site", "Accueil", "", "Situation", ""),
                        line("", "Responsable", "Places", "Longitude", "Latitude"),
                        line("Halle", "Mairie", "12", "-0.45", "46.32")),
                    5,
                    5)
                .names())
        .containsExactly("Site", "Responsable", "Places", "Longitude", "Latitude");
  }

  @Test
  void measuresWithNamesOfTheirOwnKeepThem() {
    assertThat(
            Header.of(
                    List.of(
                        line("Identification", "", "Coordonnées", "", "Dimensions", ""),
                        line("id", "genre", "X Lambert 93", "Y Lambert 93", "Hauteur", "Diamètre"),
                        line("1", "Quercus", "435000", "6584500", "12", "8")),
                    6,
                    6)
                .names())
        .containsExactly("id", "genre", "X Lambert 93", "Y Lambert 93", "Hauteur", "Diamètre");
  }

  @Test
  void groupsSayTheUnitOfMeasuresButNotOfPlaces() {
    assertThat(
            Header.of(
                    List.of(
                        line("Site", "Apports (t)", "", "Position (relevée)", ""),
                        line("", "Verre", "Papier", "X Lambert 93", "Y Lambert 93"),
                        line("Halle", "4", "2", "435000", "6584500")),
                    5,
                    5)
                .names())
        .containsExactly(
            "Site", "Apports (t) Verre", "Apports (t) Papier", "X Lambert 93", "Y Lambert 93");
  }

  @Test
  void aHeaderMayHaveThreeLines() {
    Header.Line groups = line("Commune", "Électricité", "", "Gaz", "");
    Header.Line units = line("", "GWh", "GWh", "GWh", "GWh");
    Header.Line row = line("Bourg", "412.5", "420.1", "310", "305.5");

    Header years =
        Header.of(List.of(groups, line("", "2020", "2021", "2020", "2021"), units, row), 5, 5);
    assertThat(years.names())
        .containsExactly(
            "Commune",
            "Électricité 2020 (GWh)",
            "Électricité 2021 (GWh)",
            "Gaz 2020 (GWh)",
            "Gaz 2021 (GWh)");
    assertThat(years.units()).isEqualTo(2);
    assertThat(years.data()).isEqualTo(3);
    Header names =
        Header.of(
            List.of(
                new Header.Line(List.of("Commune", "Énergie", "", "", ""), 2, false),
                line("", "Électricité", "", "Gaz", ""),
                line("", "2020", "2021", "2020", "2021"),
                row),
            5,
            5);
    assertThat(names.names())
        .containsExactly("Commune", "Électricité 2020", "Électricité 2021", "Gaz 2020", "Gaz 2021");
    assertThat(names.data()).isEqualTo(3);
  }

  @Test
  void aHeaderOfThreeLinesMayConsistOfWords() {
    Header.Line names = line("Service", "Titulaires", "", "", "", "Masse salariale", "");
    Header.Line groups = line("", "Catégorie A", "", "Catégorie B", "", "", "");
    Header.Line third = line("", "Hommes", "Femmes", "Hommes", "Femmes", "Brute", "Chargée");
    Header.Line row = line("Voirie", "2", "3", "4", "5", "120000", "180000");

    assertThat(Header.of(List.of(names, groups, third, row), 7, 7).names())
        .containsExactly(
            "Service",
            "Catégorie A Hommes",
            "Catégorie A Femmes",
            "Catégorie B Hommes",
            "Catégorie B Femmes",
            "Brute",
            "Chargée");
    Header.Line other = line("Eau", "Hommes", "Femmes", "Hommes", "Femmes", "Brute", "Chargée");
    assertThat(Header.of(List.of(names, groups, other, row), 7, 7).data()).isEqualTo(1);
    assertThat(Header.of(List.of(names, groups, third, third), 7, 7).data()).isEqualTo(1);
  }

  @Test
  void wordsBelowYearsAreNoLabels() {
    Header.Line row = line("Population", "58000", "58100", "58200");
    Header.Line words = line("Exploitant", "Régie", "Syndicat", "Délégataire");

    assertThat(Header.of(List.of(line("Année", "2019", "2020", "2021"), words, row), 4, 4).data())
        .isEqualTo(1);
    assertThat(Header.of(List.of(line("CODE", "POP", "LOG", "MEN"), words, row), 4, 4).data())
        .isEqualTo(2);

    Header.Line names = line("code", "nom", "dep", "2015", "2016", "2017");
    Header.Line labels = line("Numéro", "Libellé", "Zone", "Légale", "Recensée", "Estimée");
    assertThat(
            Header.of(List.of(names, labels, line("1", "Niort", "79", "1", "2", "3")), 6, 6).data())
        .isEqualTo(2);
  }

  @Test
  void theNamesOfInseeStandBelowThoseInWords() {
    Header.Line words = line("Code géographique", "Libellé géographique", "Population en 2020");
    Header.Line names = line("CODGEO", "LIBGEO", "P20_POP");
    Header header = Header.of(List.of(words, names, line("01001", "Bourg", "806")), 3, 3);

    assertThat(header.names()).containsExactly("CODGEO", "LIBGEO", "P20_POP");
    assertThat(header.data()).isEqualTo(2);
  }

  @Test
  void aListOfTheNamesOfInseeHasAHeaderOfItsOwn() {
    Header.Line names = line("COD_VAR", "LIB_VAR");
    Header.Line row = line("CODGEO", "Code géographique");

    assertThat(Header.of(List.of(names, row, row), 2, 2).names())
        .containsExactly("COD_VAR", "LIB_VAR");
  }

  private static int dataBelow(String... second) {
    return Header.of(
            List.of(line("nom", "essence"), line(second), line("A-12", "If")), 2, second.length)
        .data();
  }

  private static Header.Line line(String... cells) {
    return new Header.Line(List.of(cells), cells.length, false);
  }
}
