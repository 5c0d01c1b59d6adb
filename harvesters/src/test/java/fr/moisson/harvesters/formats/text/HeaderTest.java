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
