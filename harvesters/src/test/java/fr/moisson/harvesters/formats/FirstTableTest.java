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

  /** Its rows would be read under the names of the first one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ";;;\nN°;Essence;Motif;Date\n7;Frêne;Malade;03/02/2023\n",
        ";;;\nArbres abattus;;;\nN°;Essence;Motif;Date\n7;Frêne;Malade;03/02/2023\n",
        "Bancs;;;\nRéférence;Matériau;Nombre;Longueur\nB1;Bois;2;1,8\n",
        "Bancs;;;\nMis à jour en mai;;;\nN°;Matériau;Hauteur;État\n7;Bois;2;bon\n",
      })
  void aTableOfOtherColumnsIsLeftOut(String other) {
    Reading reading =
        Reading.csv(
            folder, "N°;Essence;Hauteur;Tour\n1;Chêne;12;140\n2;Orme;8;\n3;If;6;80\n" + other);

    assertThat(reading.rows()).extracting(row -> row.value("N°")).startsWith("1", "2", "3");
    assertThat(reading.rows()).noneMatch(row -> row.value("Hauteur").matches("M.*|2"));
    assertThat(reading.notices())
        .filteredOn(notice -> notice.code() == Notice.Code.OTHER_TABLES_BELOW)
        .singleElement()
        .satisfies(notice -> assertThat(notice.args()).startsWith("1"));
  }

  /** Printed pages, and files appended year by year. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOM;ESSENCE;HAUTEUR;TOUR;\n",
        "Nom;Essence;Hauteur (m);Tour [cm];\n",
        "Nom;Essence;Hauteur;Tour;Remarque\n",
        "Nom;Essence;Hauteur;Tour;\n;;m;cm;\n",
        ";;;;\nNom;Essence;Hauteur (cm);Tour;\n",
        "Commune de Bourg;;;;\nNom;Essence;Hauteur;Tour (cm);\n"
      })
  void theHeaderWrittenOtherwiseIsThatOfTheTable(String header) {
    String units = header.contains(";;m;cm") ? ";;m;cm;\n" : "";
    Reading reading =
        Reading.csv(
            folder,
            "Nom;Essence;Hauteur;Tour;\n"
                + units
                + "A;Orme;12;40;\nB;Orme;10;35;\n"
                + header
                + "C;If;9;30;\nD;If;8;20;\n");

    assertThat(reading.rows())
        .extracting(row -> row.value("Nom"))
        .filteredOn(name -> !name.startsWith("Commune"))
        .containsExactly("A", "B", "C", "D");
    assertThat(reading.codes())
        .contains(Notice.Code.HEADER_REPEATED)
        .doesNotContain(Notice.Code.OTHER_TABLES_BELOW);
  }

  /** What cannot be told is written where others have numbers; some cells repeat their names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rue A;Verre;Papier;NC;NC\n",
        "Quartier Nord;;;;\nrue A;Verre;Carton;NC;inconnu\n",
        "Verre;Verre;;NC;\n",
        "rue A;Rue;Verre;x;y\n",
        ";;;;\nrue A;Rue;Verre;x;y\n",
        "Quartier Nord;;;;\nrue A;Rue;Verre;x;y\n",
        "rue;Verre;Papier;x;y\n",
        "rue;Verre;;x;z\n"
      })
  void aRowOfWordsIsNoHeader(String row) {
    Reading reading =
        Reading.csv(
            folder,
            "rue;Verre;Papier;x;y\nrue B;Verre;;2;3\nrue C;;Papier;4;5\n" + row + "rue D;;;6;7\n");

    assertThat(reading.rows()).last().extracting(one -> one.value("x")).isEqualTo("6");
  }
}
