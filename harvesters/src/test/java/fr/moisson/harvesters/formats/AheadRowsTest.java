package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AheadRowsTest {

  private static final int ROWS = 2_000;

  @TempDir private Path folder;

  private static String table() {
    return "nom;hauteur\n"
        + LongStream.rangeClosed(2, ROWS + 1)
            .mapToObj(line -> line + ";12\n")
            .collect(Collectors.joining());
  }

  @Test
  void rowsReadAheadComeInTheirOrderAndOnce() {
    Reading reading = Reading.csv(folder, table());

    assertThat(reading.rows()).hasSize(ROWS);
    assertThat(reading.rows()).allMatch(row -> row.value("nom").equals("" + row.number()));
    assertThat(reading.rows()).extracting(Row::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aFaultFarBehindIsToldLikeOneInTheFirstRow() {
    String json =
        LongStream.rangeClosed(1, ROWS)
            .mapToObj(line -> "{\"nom\": " + line + "},\n")
            .collect(Collectors.joining("", "[\n", "{\"nom\"]"));
    Path file = Reading.written(folder, "f.json", json.getBytes(UTF_8));

    assertThatThrownBy(
            () -> Reading.of(Reading.table(file, Table.Format.JSON, Table.Place.GUESSED)))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("" + (ROWS + 2));
  }

  /** The first row suffices to know whether there are rows. */
  @Test
  void whatStandsBeforeAFaultIsGivenFirst() {
    Path file = Reading.written(folder, "f.json", "[{\"nom\":\"if\"},{\"n".getBytes(UTF_8));
    Table table = Reading.table(file, Table.Format.JSON, Table.Place.GUESSED);

    try (Rows rows = Rows.open(table, notice -> {})) {
      assertThat(rows.next().value("nom")).isEqualTo("if");
      assertThatThrownBy(rows::hasNext).isInstanceOf(BadItem.class);
    }
    assertThat(Readers.isEmpty(table)).isFalse();
  }
}
