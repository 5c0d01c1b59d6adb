package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

  @TempDir Path folder;

  @Test
  void latinTextWithSemicolonsDecimalCommasAndLambertIsUnderstood() {
    Reading reading =
        Reading.csv(
            folder,
            """
            Essence;Hauteur (m);X;Y
            Érable;12,5;434921,4;6586123,8
            Châtaignier;8,0;435012,0;6585990,1
            """,
            Charset.forName("windows-1252"));

    assertThat(reading.values(0)).containsEntry("Essence", "Érable").containsEntry("X", "434921,4");
    assertThat(reading.rows().get(0).geometry().getCoordinate().x).isCloseTo(-0.446, within(0.005));
    assertThat(reading.rows().get(0).geometry().getCoordinate().y).isCloseTo(46.32, within(0.02));
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.ENCODING_GUESSED, "windows-1252"));
  }

  @Test
  void aDeclaredCharsetIsBelievedWhenTheFileCanBeReadWithIt() {
    Path file = Reading.written(folder, "f.csv", "a;b\né;1\n".getBytes(ISO_8859_1));
    Table table =
        new Table(file, Table.Format.CSV, "iso-8859-1", Table.Place.GUESSED, Reading.ORIGIN);

    Reading reading = Reading.of(table);

    assertThat(reading.values(0)).containsEntry("a", "é");
    assertThat(reading.notices()).isEmpty();
  }

  @Test
  void theFileIsBelievedBeforeItsServer() {
    Path file = Reading.written(folder, "f.csv", "a;b\né;1\n".getBytes(UTF_8));
    Table table =
        new Table(file, Table.Format.CSV, "iso-8859-1", Table.Place.GUESSED, Reading.ORIGIN);

    assertThat(Reading.of(table).values(0)).containsEntry("a", "é");
  }

  @Test
  void ligaturesTellLatinNineFromWindows() {
    Reading reading = Reading.csv(folder, "a;b\ncœur;1\n", Charset.forName("ISO-8859-15"));

    assertThat(reading.values(0)).containsEntry("a", "cœur");
  }

  @Test
  void oneWrongByteDoesNotSpoilTheOtherAccents() {
    byte[] text = ("nom;lieu\n" + "Écluse;Échiré\n".repeat(50) + "Ab;x\n").getBytes(UTF_8);
    text[text.length - 4] = (byte) 0xFF;
    Path file = Reading.written(folder, "f.csv", text);

    Reading reading = Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED));

    assertThat(reading.values(0)).containsEntry("lieu", "Échiré");
  }

  @Test
  void marksOfByteOrderAreNoPartOfTheHeader() {
    assertThat(Reading.csv(folder, "\uFEFFnom,n\na,1\n", UTF_8).columns())
        .containsExactly("nom", "n");
    assertThat(Reading.csv(folder, "\uFEFFnom,n\né,1\n", UTF_16LE).values(0))
        .containsEntry("nom", "é");
    assertThat(Reading.csv(folder, "nom,n\né,1\n", UTF_16LE).values(0)).containsEntry("nom", "é");
  }

  @Test
  void titlesAboveTheHeaderAreSkipped() {
    Reading reading =
        Reading.csv(
            folder,
            """
            Arbres de la ville;;;
            Mise à jour : mars;;;

            numero;essence;lat;lon
            1;Chêne;46,32;-0,46
            2;Hêtre;46,33;-0,47
            """);

    assertThat(reading.columns()).containsExactly("numero", "essence", "lat", "lon");
    assertThat(reading.rows()).hasSize(2).extracting(Row::number).containsExactly(5L, 6L);
  }

  @Test
  void aFileWithoutHeaderLosesNoRow() {
    Reading reading = Reading.csv(folder, "46.32# -0.46,Quercus,12\n46.33# -0.47,Fagus,9\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.columns()).containsExactly("colonne_1", "colonne_2", "colonne_3");
  }

  @Test
  void everyColumnHasItsOwnName() {
    Reading reading = Reading.csv(folder, "nom,,nom,nom_2\na,b,c,d\n");

    assertThat(reading.columns()).containsExactly("nom", "colonne_2", "nom_2", "nom_2_2");
    assertThat(reading.values(0).values()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void shortRowsAreKeptAndLongOnesCounted() {
    Reading reading = Reading.csv(folder, "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3,\n10,11,12,13\n");

    assertThat(reading.rows()).extracting(Row::number).containsExactly(2L, 3L, 5L);
    assertThat(reading.values(1)).containsEntry("b", "5").containsEntry("c", "");
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.ROWS_BROKEN, 2, "l. 4"));
  }

  @Test
  void nullsBlankLinesAndRepeatedHeadersAreNoData() {
    Reading reading = Reading.csv(folder, "a;b\n1;NULL\n;\na;b\n\n2;null\u0000\n");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.values(0)).containsEntry("b", "");
    assertThat(reading.values(1)).containsEntry("b", "");
  }

  @Test
  void cellsMayHaveSeveralLines() {
    Reading reading = Reading.csv(folder, "a;b\n1;\"deux\nlignes\"\n2;\"fin\nlà\"\n");

    assertThat(reading.values(0)).containsEntry("b", "deux\nlignes");
    assertThat(reading.rows()).hasSize(2);
  }

  @Test
  void tabsAndBarsSeparateToo() {
    assertThat(Reading.csv(folder, "a\tb\n1,5\t2\n").columns()).containsExactly("a", "b");
    assertThat(Reading.csv(folder, "a|b\n1|2\n").columns()).containsExactly("a", "b");
    assertThat(Reading.csv(folder, "seule\n1\n2\n").rows()).hasSize(2);
  }

  @Test
  void aQuoteThatIsNeverClosedCostsTheWholeFile() {
    assertThatThrownBy(() -> Reading.csv(folder, "a;b\n1;2\n3;\"quatre\n5;6\n7;8\n"))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad ->
                assertThat(bad.notice())
                    .isEqualTo(Notice.of(Notice.Code.UNCLOSED_QUOTE, Reading.ORIGIN, 3)));
  }

  @Test
  void aQuoteThatIsNeverClosedDoesNotFillTheMemory() throws IOException {
    Path file = folder.resolve("big.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("a;b\n1;2\n3;\"");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("4;quatre\n");
      }
      out.write("\"\n");
    }

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad -> assertThat(bad.notice().code()).isEqualTo(Notice.Code.UNCLOSED_QUOTE));
  }

  @Test
  void aCellBeyondMeasureIsCalledWhatItIs() throws IOException {
    Path file = folder.resolve("long.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("nom;wkt\na;\"POINT (0 46)\"\nb;\"LINESTRING (");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("0.5 46.3, ");
      }
      out.write("0 46)\"\nc;\"POINT (0 46)\"\n");
    }

    assertThatThrownBy(() -> Reading.of(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED)))
        .isInstanceOfSatisfying(
            BadItem.class,
            bad ->
                assertThat(bad.notice())
                    .isEqualTo(
                        Notice.of(
                            Notice.Code.LONG_CELL,
                            Reading.ORIGIN,
                            3,
                            (long) CsvLayout.LONGEST_FIELD)));
  }

  @Test
  void aPageOfHtmlOrAnErrorInJsonIsNoCsv() {
    assertThatThrownBy(() -> Reading.csv(folder, "\n<!DOCTYPE html><html><body>Oups"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("<!DOCTYPE html>");
    assertThatThrownBy(() -> Reading.csv(folder, "{\"error\": \"not found\"}"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("not found");
  }

  @Test
  void anEmptyFileHasNoRows() {
    assertThat(Reading.csv(folder, "").rows()).isEmpty();
    assertThat(Reading.csv(folder, "a;b\n").rows()).isEmpty();
  }
}
