package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTitlesTest {

  private static final String HEADER = "lieu;essence;hauteur\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Secteur nord, Secteur du port, 1, 2",
    "PÔLE NORD, Pôle du port, RUE A, Rue B",
    "2021, 2022, rue A, Rue B"
  })
  void rowsHaveTheTitleOfTheirGroup(String first, String second, String place, String other) {
    Reading reading =
        Reading.csv(
            folder,
            HEADER
                + first
                + ";;\n"
                + place
                + ";Chêne;12\n;Orme;8\n\n"
                + second
                + ";;\n"
                + other
                + ";If;6\nPlace;If;4\nSource : Ville;;\n");

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur", "groupe");
    assertThat(reading.rows())
        .extracting(row -> row.value("groupe"))
        .containsExactly(first, first, second, second);
    assertThat(reading.rows()).extracting(Row::number).containsExactly(3L, 4L, 7L, 8L);
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.GROUP_TITLES, 2, first, "groupe").at(2));
    assertThat(reading.codes()).contains(Notice.Code.FOOTNOTES);
  }

  @Test
  void aColumnOfTitlesOnlyIsFilled() {
    String rows =
        "Lot 1;;\n;Chêne;12\nLot 2;;\n;Orme;8\n" + ";If;6\n".repeat(500) + "Gare;Houx;3\n";
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur");
    assertThat(reading.rows())
        .extracting(row -> row.value("lieu"))
        .startsWith("Lot 1", "Lot 2", "Lot 2")
        .endsWith("Lot 2", "Gare");
  }

  /** Rows of which only a name is known, and titles of two kinds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gare;;\nPort;Orme;4\nHalle;;\nParc;If;4\n",
        "NORD;;\nGare;Orme;4\nPort;If;4\nSUD;;\nParc;If;4\nRue;If;4\n",
        "Parking nord;;\nPort;Orme;4\nGare;If;4\nParking sud;;\nParc;If;4\nRue;If;4\n",
        "Lot 1;;\nGare;Orme;4\nPort;If;4\nParc;If;4\nRue;If;4\n",
        "Lot 1;;\nGare;Orme;4\nPort;If;4\nLot 2;;\nLot 3;If;4\nRue;If;4\n",
        "Lot 1;;\nGare;Orme;4\nPort;If;4\nZone 2;;\nParc;If;4\nRue;If;4\n",
        "Lot 1;;\nGare;Orme;4\nPort;If;4\nLot 2;;\nParc;If;4\n",
        "Lot 1;;\nRue;;\nGare;Orme;4\nPlace;If;2\nLot 2;;\nPort;If;4\nParc;If;2\n",
        "Gare;Orme;4\nLot 1;;\nPort;If;4\nRue;If;2\nLot 2;;\nParc;If;2\n",
        ";;Lot 1\nGare;Orme;4\nPort;If;4\n;;Lot 2\nParc;If;4\nRue;If;4\n"
      })
  void otherRowsAreReadAsTheyAre(String rows) {
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur");
    assertThat(reading.rows()).hasSameSizeAs(rows.lines().toList());
    assertThat(reading.codes()).doesNotContain(Notice.Code.GROUP_TITLES);
  }

  /** The first rows show how all titles begin. */
  @Test
  void aNameBehindTheSampleIsARow() {
    String rows = "Lot 1;;\nA;If;1\nB;If;1\nLot 2;;\n" + "C;If;6\n".repeat(500);
    Reading reading = Reading.csv(folder, HEADER + rows + "Gare;;\nLot 3;;\nPort;If;4\n");

    assertThat(reading.rows())
        .hasSize(504)
        .last()
        .extracting(row -> row.value("groupe"))
        .isEqualTo("Lot 3");
    assertThat(reading.rows().get(502).value("lieu")).isEqualTo("Gare");
  }

  @Test
  void subtotalsAndATotalHideNoTitles() {
    String rows =
        "Lot 1;;\nrue A;If;6\nSous-total;;6\nLot 2;;\nrue B;If;2\nSous-total;;2\nTOTAL;;8\n";
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.rows()).extracting(row -> row.value("groupe")).contains("Lot 1", "Lot 2");
    assertThat(reading.codes()).contains(Notice.Code.GROUP_TITLES, Notice.Code.FOOTNOTES);
  }
}
