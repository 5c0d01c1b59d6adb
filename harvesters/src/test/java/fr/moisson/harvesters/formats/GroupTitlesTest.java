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
    "Secteur nord, Centre et gare, 1, 2",
    "SECTEUR NORD, CENTRE, rue A, Rue B",
    "Quartier nord, Quartier du port, rue A, Rue B",
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
                + ";If;6\nSource : Ville;;\n");

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur", "groupe");
    assertThat(reading.rows())
        .extracting(row -> row.value("groupe"))
        .containsExactly(first, first, second);
    assertThat(reading.rows()).extracting(Row::number).containsExactly(3L, 4L, 7L);
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.GROUP_TITLES, 2, first, "groupe").at(2));
    assertThat(reading.codes()).contains(Notice.Code.FOOTNOTES);
  }

  @Test
  void aColumnOfTitlesOnlyIsFilled() {
    String rows = "Nord;;\n;Chêne;12\nPort;;\n;Orme;8\n" + ";If;6\n".repeat(500) + "Gare;Houx;3\n";
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur");
    assertThat(reading.rows())
        .extracting(row -> row.value("lieu"))
        .startsWith("Nord", "Port", "Port")
        .endsWith("Port", "Gare");
  }

  /** Rows of which only a name is known, and titles of two kinds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gare;;\nPort;Orme;4\nHalle;;\nParc;If;4\n",
        "NORD;;\nGARE;Orme;4\nSUD;;\nPORT;If;4\n",
        "NORD;;\nGare;Orme;4\nPort;If;4\nParc;If;4\n",
        "NORD;;\nRue;;\nGare;Orme;4\nSUD;;\nPort;If;4\n",
        "Gare;Orme;4\nNORD;;\nPort;If;4\nSUD;;\nParc;If;2\n"
      })
  void otherRowsAreReadAsTheyAre(String rows) {
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.columns()).containsExactly("lieu", "essence", "hauteur");
    assertThat(reading.rows()).hasSameSizeAs(rows.lines().toList());
    assertThat(reading.codes()).doesNotContain(Notice.Code.GROUP_TITLES);
  }

  /** Which are in capitals as the titles are, if the total is not known as one. */
  @Test
  void subtotalsAndATotalHideNoTitles() {
    String rows = "NORD;;\nrue A;If;6\nSous-total;;6\nSUD;;\nrue B;If;2\nSous-total;;2\nTOTAL;;8\n";
    Reading reading = Reading.csv(folder, HEADER + rows);

    assertThat(reading.rows()).extracting(row -> row.value("groupe")).contains("NORD", "SUD");
    assertThat(reading.codes()).contains(Notice.Code.GROUP_TITLES, Notice.Code.FOOTNOTES);
  }
}
