package fr.moisson.harvesters.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.Reading;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes in a CSV file that are never closed. */
class OpenQuotesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "1;2;x|3;\"quatre;x|5;6;x|7;8;x ! 3 [3, \"quatre, x] ! ",
        "1;2;x|3;\"quatre;x|5;\"six\";x|7;8;x ! 3 [3, \"quatre, x] ! ",
        "1;2;x|3;\"quatre|et;demi|5;\"six\";x|7;8;x ! 3 [] ! l. 3, l. 4",
        "1;2;x|3;\"quatre|\"5\";\"six\";x|7;8;x ! 3 [] ! l. 3",
        "1;2;x|\"3;4;x|5;\"\"\"six\"\"\";x|7;8;x ! 3 [\"3, 4, x] ! ",
        "1;2;x|3;\"4;x;|5;\"\";x|7;8;x ! 3 [3, \"4, x] ! ",
        "1;2;x|3;\"4\"|5;\"six\";x|7;8;\"x ! 5 [7, 8, \"x] ! "
      })
  void aQuoteThatIsNeverClosedCostsItsRowAtMost(String lines, String line, String lost) {
    Reading reading = Reading.csv(folder, "a;b;c\n" + lines.replace('|', '\n') + "\n");

    long number = Long.parseLong(line.substring(0, 1));
    List<String> kept =
        reading.rows().stream()
            .filter(row -> row.number() == number)
            .map(row -> row.values().values().toString())
            .toList();
    boolean isLost = line.endsWith("[]");
    assertThat(kept).isEqualTo(isLost ? List.of() : List.of(line.substring(2)));
    assertThat(reading.rows()).filteredOn(row -> row.value("c").equals("x")).hasSizeGreaterThan(1);
    assertThat(reading.notices())
        .filteredOn(notice -> notice.code() == Notice.Code.UNCLOSED_QUOTE)
        .containsExactly(Notice.of(Notice.Code.UNCLOSED_QUOTE, 1, "l. " + number));
    assertThat(reading.notices())
        .filteredOn(notice -> notice.code() == Notice.Code.ROWS_BROKEN)
        .map(notice -> notice.args().get(1))
        .isEqualTo(lost == null ? List.of() : List.of(lost));
  }

  @Test
  void aQuoteThatIsNeverClosedInTheLastLineIsToldToo() {
    Reading reading = Reading.csv(folder, "a;b;c\n1;2;x\n3;\"quatre;x");

    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.values(1)).containsEntry("b", "\"quatre").containsEntry("c", "x");
    assertThat(reading.notices()).containsExactly(Notice.of(Notice.Code.UNCLOSED_QUOTE, 1, "l. 3"));
  }

  @Test
  void rowsAfterAQuoteThatIsNeverClosedMayBeShort() {
    Reading reading = Reading.csv(folder, "a;b;c\n1;2;x\n3;\"4;x\n5;6\n7;8;x\n9;10\n");

    assertThat(reading.rows()).hasSize(5);
    assertThat(reading.codes()).containsExactly(Notice.Code.UNCLOSED_QUOTE);
  }

  @Test
  void quotesNeverClosedAreOneRowEach() {
    Reading reading =
        Reading.csv(folder, "a;b\n" + "1;\"x\n2;y\n".repeat(1000) + "3;\"deux\nlignes\"\n");

    assertThat(reading.rows()).hasSize(2001);
    assertThat(reading.values(2000)).containsEntry("b", "deux\nlignes");
    assertThat(reading.notices())
        .containsExactly(Notice.of(Notice.Code.UNCLOSED_QUOTE, 1000, "l. 2, l. 4, l. 6"));
  }

  @Test
  void aQuoteThatIsNeverClosedDoesNotFillTheMemory() throws IOException {
    Path file = folder.resolve("big.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("a;b\n1;2\n3;\"quatre\n");
      for (int i = 0; i < 1_000_000; i++) {
        out.write("4;quatre\n");
      }
      out.write("5;\"\n");
    }
    List<Notice> notices = new ArrayList<>();
    long count = 0;

    try (Rows rows =
        Rows.open(Reading.table(file, Table.Format.CSV, Table.Place.GUESSED), notices::add)) {
      while (rows.hasNext()) {
        rows.next();
        count++;
      }
    }

    assertThat(count).isEqualTo(1_000_003);
    assertThat(notices)
        .containsExactly(Notice.of(Notice.Code.UNCLOSED_QUOTE, 2, "l. 3, l. 1000004"));
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
                        Notice.of(Notice.Code.LONG_CELL, Reading.ORIGIN, 3, (long) Cell.LONGEST)));
  }
}
