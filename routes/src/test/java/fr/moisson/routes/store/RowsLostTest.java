package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Distribution.Receipt;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsLostTest {

  @TempDir Path folder;
  @AutoClose private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Engine.SQLITE.open(folder));
  }

  private static Dataset of(long read, long rows) {
    Receipt receipt = new Receipt(read, rows, read - rows, 0, 0, "points-in-lines-whole", "2026");
    Extract extract =
        new Extract(
            "79191",
            "Arbres",
            "aa/" + rows + ".csv",
            "CSV",
            "text/csv",
            10L,
            "aa",
            URI.create("https://ville.example/arbres.csv"),
            receipt,
            null,
            null);
    return Bench.dataset("a", "Arbres").with(draft -> draft.distributions(List.of(extract)));
  }

  /** A file may be cut short at its source without being broken. */
  @ParameterizedTest
  @CsvSource({"8, 1, true", "100, 49, true", "100, 50, false", "4, 1, false", "1, 8, false"})
  void aFileThatLosesMostOfItsRowsIsTold(long before, long after, boolean told) {
    bench.catalogue.store(bench.run(), of(before, before), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(after, after), List.of(), MONDAY);

    assertThat(bench.notices().contains("a ROWS_LOST")).isEqualTo(told);
  }

  /** The source has them still: they are outside, or a commune has left the EPCI. */
  @Test
  void whatIsOnlyLeftOutHasNotVanished() {
    bench.catalogue.store(bench.run(), of(100, 80), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(100, 10), List.of(), MONDAY);

    assertThat(bench.notices()).doesNotContain("a ROWS_LOST");
  }
}
