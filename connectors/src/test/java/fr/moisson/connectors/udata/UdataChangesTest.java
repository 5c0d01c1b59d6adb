package fr.moisson.connectors.udata;

import static fr.moisson.connectors.udata.UdataPages.address;
import static fr.moisson.connectors.udata.UdataPages.dataset;
import static fr.moisson.connectors.udata.UdataPages.entry;
import static fr.moisson.connectors.udata.UdataPages.index;
import static fr.moisson.connectors.udata.UdataPages.page;
import static fr.moisson.connectors.udata.UdataPages.whole;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a later run reads, and the changes it must not miss. */
class UdataChangesTest {

  private static final String JANUARY = "2026-01-01T08:00:00+00:00";
  private static final String MARCH = "2026-03-01T08:00:00.123000+00:00";
  private static final String APRIL = "2026-04-01T10:00:00+02:00";
  private static final String SINCE = "{\"tag=eau\":\"2026-03-01T08:00:00.123Z\"}";

  @TempDir Path folder;
  private ScriptedDoor door;
  private UdataReading reading;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    door.serve(
        address("tag=eau", 1), page(1, 4, List.of(dataset("a", MARCH), dataset("b", JANUARY))));
    door.serve(
        address("tag=eau", 2), page(2, 4, List.of(dataset("c", JANUARY), dataset("d", JANUARY))));
  }

  @Test
  void theFirstRunReadsEveryPageAndRemembersTheLatestEdit() {
    read(null);

    assertThat(reading.received).containsExactly("a", "b", "c", "d");
    assertThat(reading.run.stoppedEarly()).isFalse();
    assertThat(reading.run.marker()).contains(SINCE);
  }

  @Test
  void anUnchangedRunCostsItsIndex() {
    serveIndex(JANUARY);

    read(SINCE);

    assertThat(door.asked()).containsExactly(index("tag=eau"));
    assertThat(reading.received).isEmpty();
    assertThat(reading.run.stoppedEarly()).isTrue();
    assertThat(reading.run.marker()).contains(SINCE);
  }

  /** Neither changes {@code last_update}, which is the date of the last file change. */
  @Test
  void anEditedTitleAndADatasetHarvestedWithItsOldDatesAreRead() {
    serveIndex(APRIL);
    door.serve(whole("d"), dataset("d", APRIL));

    read(SINCE);

    assertThat(door.asked()).containsExactly(index("tag=eau"), whole("d"));
    assertThat(reading.received).containsExactly("d");
    assertThat(reading.run.stoppedEarly()).isTrue();
    assertThat(reading.run.marker()).contains("{\"tag=eau\":\"2026-04-01T08:00:00Z\"}");
  }

  @Test
  void whereManyWereEditedThePagesAreReadAgain() {
    door.serve(
        index("tag=eau"),
        page(
            1,
            4,
            List.of(entry("a", APRIL), entry("b", APRIL), entry("c", APRIL), entry("d", APRIL)),
            false));

    read(SINCE);

    assertThat(door.asked())
        .containsExactly(index("tag=eau"), address("tag=eau", 1), address("tag=eau", 2));
    assertThat(reading.received).containsExactly("a", "b", "c", "d");
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  @Test
  void aPortalThatDoesNotKnowTheMaskHasGivenTheWholeAlready() {
    door.serve(
        index("tag=eau"), page(1, 2, List.of(dataset("a", MARCH), dataset("b", APRIL)), false));

    read(SINCE);

    assertThat(door.asked()).hasSize(1);
    assertThat(reading.received).containsExactly("b");
  }

  /** Datasets may be edited after their page has been read. */
  @Test
  void editsDuringTheRunAreLeftToTheNextOne() {
    String now = "2026-11-24T23:29:00+00:00";
    door.serve(address("tag=air", 1), page(1, 3, List.of(dataset("x", now), dataset("y", now))));
    door.serve(address("tag=air", 2), page(2, 3, List.of(dataset("z", now))));

    reading = new UdataReading(folder, door, null).read(Map.of("tag", "air"));

    assertThat(reading.run.marker()).contains("{\"tag=air\":\"2026-11-24T22:30:00Z\"}");
  }

  @Test
  void aDatasetThatIsDeletedMeanwhileIsLeftOut() {
    serveIndex(APRIL);
    door.serve(
        whole("d"),
        uri -> {
          throw Refusals.of(String.valueOf(uri), 410, "deleted");
        });

    read(SINCE);

    assertThat(reading.received).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "hier"})
  void whereAnEditHasNoDateTheNextRunReadsEverything(String edited) {
    door.serve(
        address("tag=eau", 2), page(2, 4, List.of(dataset("c", edited), dataset("d", JANUARY))));

    read(null);

    assertThat(reading.received).containsExactly("a", "b", "c", "d");
    assertThat(reading.run.marker()).isEmpty();
  }

  /** Reading it costs no more than reading its index, and shows what has vanished. */
  @Test
  void aSearchOfOnePageIsReadWholeEachTime() {
    door.serve(address("tag=air", 1), page(1, 1, List.of(dataset("x", JANUARY))));

    reading = new UdataReading(folder, door, null).read(Map.of("tag", "air"));

    assertThat(reading.run.marker()).isEmpty();
  }

  @Test
  void aNewSearchIsReadWholeWhileTheOthersAreNot() {
    serveIndex(JANUARY);
    door.serve(
        address("tag=air", 1), page(1, 3, List.of(dataset("x", JANUARY), dataset("y", JANUARY))));
    door.serve(address("tag=air", 2), page(2, 3, List.of(dataset("z", JANUARY))));

    reading =
        new UdataReading(folder, door, SINCE).read(Map.of("tag", "eau"), Map.of("tag", "air"));

    assertThat(reading.received).containsExactly("x", "y", "z");
    assertThat(reading.run.marker().orElseThrow()).contains("tag=eau", "tag=air");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-15", "[]", "{\"tag=eau\":\"demain\"}", "{\"tag=eau\":null}"})
  void aMarkerThatCannotBeReadCostsAFullListing(String marker) {
    read(marker);

    assertThat(reading.received).hasSize(4);
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  private void serveIndex(String ofD) {
    door.serve(
        index("tag=eau"),
        page(
            1,
            4,
            List.of(entry("a", MARCH), entry("b", JANUARY), entry("c", JANUARY), entry("d", ofD)),
            false));
  }

  private void read(String since) {
    reading = new UdataReading(folder, door, since).read(Map.of("tag", "eau"));
  }
}
