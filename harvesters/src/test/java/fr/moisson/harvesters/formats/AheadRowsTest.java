package fr.moisson.harvesters.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.harvesters.model.BadItem;
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
    assertThatThrownBy(() -> Reading.csv(folder, table() + "\"jamais fermé;1\n"))
        .isInstanceOf(BadItem.class)
        .hasMessageContaining("" + (ROWS + 2));
  }
}
