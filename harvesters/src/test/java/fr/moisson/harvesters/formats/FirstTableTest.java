package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTableTest {

  private static final String HEADER = "station;2021;2022\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", ";;\n", "Relevé du 3 février;;\n\n", "Source : Ville;;\n"})
  void theValuesOfAnotherTableAreNotThoseOfTheFirst(String between) {
    Reading reading =
        Reading.csv(
            folder,
            "Dioxyde d’azote;;\n"
                + HEADER
                + "Gare;12,5;11\nPort;18;17\n"
                + between
                + "Ozone;;\n"
                + HEADER
                + "Gare;52,5;51\nPort;48;47\nParticules;;\n"
                + HEADER
                + "Gare;22;21\n");

    assertThat(reading.rows()).extracting(row -> row.value("2021")).startsWith("12,5", "18");
    assertThat(reading.rows()).extracting(Row::number).doesNotContain(8L).allMatch(n -> n < 6);
    int title = 5 + (int) between.lines().count();
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.OTHER_TABLES_BELOW, 3, "Ozone").at(title));
  }

  /** Appended files, the sections of one table, and rows of which only one cell is known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gare;1;2\n" + HEADER + "Port;3;4\n",
        "Gare;1;2\nSource : Ville;;\n" + HEADER + "Port;3;4\n",
        "Nord;;\nGare;1;2\nSud;;\nPort;3;4\n",
        "Gare;;\nPort;3;4\nHalle;;\n" + HEADER + "Parc;3;4\n",
      })
  void otherRowsBelongToTheTable(String below) {
    Reading reading = Reading.csv(folder, HEADER + below);

    assertThat(reading.rows()).last().extracting(row -> row.value("2021")).isEqualTo("3");
    assertThat(reading.codes()).doesNotContain(Notice.Code.OTHER_TABLES_BELOW);
  }

  /** Lists by commune, printed pages, and files with a source line, appended to one another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Commune d’Exemple;;;",
        "Page 1 sur 6;;;",
        "- 1/6 -;;;",
        "Source Agglomération, 2024;;;",
        "3;;;"
      })
  void rowsAboutOtherThingsBelongToTheTable(String between) {
    String header = "id;nom;longitude;volume\n";
    Reading reading =
        Reading.csv(
            folder,
            "Commune de Bourg;;;\n"
                + header
                + "1;Gare;-0.46;10\n2;Port;-0.47;12\n"
                + between
                + "\n"
                + header
                + "4;Gare;-0.41;14\n5;Parc;-0.42;10\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("nom"))
        .containsExactly("Gare", "Port", "", "Gare", "Parc");
    assertThat(reading.codes())
        .contains(Notice.Code.HEADER_REPEATED)
        .doesNotContain(Notice.Code.OTHER_TABLES_BELOW);
  }

  /** Where the first column is no key, those beside it tell rows apart. */
  @Test
  void aPlaceOfTheSameCommuneIsNoContradiction() {
    String header = "commune;rue;nombre\n";
    String below = "Verre;;\n" + header + "Bourg;rue C;4\n";
    Reading other = Reading.csv(folder, header + "Bourg;rue A;1\nBourg;rue B;2\n" + below);
    Reading same = Reading.csv(folder, header + "Bourg;rue A;1\nBourg;rue C;2\n" + below);

    assertThat(other.rows()).hasSize(4);
    assertThat(same.rows()).hasSize(2);
  }

  /** A page’s number is no title, even if the rows below it are like those above. */
  @Test
  void theNumberOfAPageIsNoTitle() {
    Reading reading =
        Reading.csv(folder, HEADER + "Gare;1;2\nPage 1 sur 6;;\n" + HEADER + "Gare;3;4\n");

    assertThat(reading.rows()).last().extracting(row -> row.value("2021")).isEqualTo("3");
  }

  @Test
  void aYearIsATitle() {
    Reading reading = Reading.csv(folder, HEADER + "Gare;1;2\n2023;;\n" + HEADER + "Gare;3;4\n");

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.codes()).contains(Notice.Code.OTHER_TABLES_BELOW);
  }

  @Test
  void aTitleAboveAnEmptyTableIsNoRow() {
    Reading reading = Reading.csv(folder, HEADER + "Gare;1;2\nOzone;;\n" + HEADER);

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.notices())
        .contains(Notice.of(Notice.Code.OTHER_TABLES_BELOW, 0, "Ozone").at(3));
  }
}
