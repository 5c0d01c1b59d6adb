package fr.moisson.routes.store;

import static fr.moisson.routes.store.Bench.MONDAY;
import static fr.moisson.routes.store.Bench.NEXT_WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Receipt;
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
    return of(extract("arbres", read, rows));
  }

  private static Dataset of(Distribution... distributions) {
    return Bench.dataset("a", "Arbres").with(draft -> draft.distributions(List.of(distributions)));
  }

  private static Extract extract(String name, long read, long rows) {
    Receipt receipt = new Receipt(read, rows, read - rows, 0, 0, "points-in-lines-whole", "2026");
    return new Extract(
        "79191",
        "Arbres",
        "aa/" + rows + ".csv",
        "CSV",
        "text/csv",
        10L,
        "aa",
        URI.create("https://ville.example/" + name + ".csv"),
        receipt,
        null,
        null);
  }

  /** A file may be truncated at its source without being malformed. */
  @ParameterizedTest
  @CsvSource({"8, 1, true", "100, 80, true", "100, 81, false", "20, 16, false", "1, 8, false"})
  void aFileThatLosesAFifthOfItsRowsIsTold(long before, long after, boolean told) {
    bench.catalogue.store(bench.run(), of(before, before), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(after, after), List.of(), MONDAY);

    assertThat(bench.notices().contains("a ROWS_LOST")).isEqualTo(told);
  }

  /** Somebody has to check it, even after later runs. */
  @Test
  void itIsToldUntilTheDatasetChangesAgain() {
    bench.catalogue.store(bench.run(), of(100, 100), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(10, 10), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(10, 10), List.of(), NEXT_WEEK);
    assertThat(bench.sql.standing()).contains("a ROWS_LOST");

    bench.catalogue.store(bench.run(), of(100, 100), List.of(), NEXT_WEEK);
    assertThat(bench.sql.standing()).doesNotContain("a ROWS_LOST");
  }

  @Test
  void soAreColumnsThatWereLost() {
    Notice lost = Notice.of(Code.COLUMNS_LOST, "hauteur");
    bench.catalogue.store(bench.run(), of(100, 100), List.of(lost), MONDAY);
    bench.catalogue.store(bench.run(), of(100, 100), List.of(), MONDAY);
    bench.catalogue.keep(bench.run(), Bench.id("a"), List.of(Notice.of(Code.NO_ROWS, "a.csv")));
    assertThat(bench.sql.standing()).contains("a COLUMNS_LOST");

    bench.catalogue.store(bench.run(), of(99, 99), List.of(), NEXT_WEEK);
    assertThat(bench.sql.standing()).doesNotContain("a COLUMNS_LOST");
  }

  @Test
  void oneOfTwoFilesIsSeenToo() {
    Extract small = extract("2023", 20, 20);
    bench.catalogue.store(bench.run(), of(extract("2022", 100, 100), small), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(extract("2022", 10, 10), small), List.of(), MONDAY);

    assertThat(bench.notices()).contains("a ROWS_LOST");
  }

  @Test
  void aFileThatBecomesALinkHasLostNothing() {
    bench.catalogue.store(bench.run(), of(100, 100), List.of(), MONDAY);
    Distribution link = Distribution.Link.to("Arbres", URI.create("https://ville.example/a.pdf"));
    bench.catalogue.store(bench.run(), of(link), List.of(), MONDAY);

    assertThat(bench.notices()).doesNotContain("a ROWS_LOST");
  }

  /** The source still has the rows: they are outside, or a commune has left the EPCI. */
  @Test
  void whatIsOnlyLeftOutHasNotVanished() {
    bench.catalogue.store(bench.run(), of(100, 80), List.of(), MONDAY);
    bench.catalogue.store(bench.run(), of(100, 10), List.of(), MONDAY);

    assertThat(bench.notices()).doesNotContain("a ROWS_LOST");
  }
}
