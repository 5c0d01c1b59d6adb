package fr.moisson.connectors.udata;

import static fr.moisson.connectors.udata.UdataPages.address;
import static fr.moisson.connectors.udata.UdataPages.dataset;
import static fr.moisson.connectors.udata.UdataPages.page;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a run may leave the rest of a listing unread, and when it must not. */
class UdataStopRuleTest {

  private static final String JANUARY = "2026-01-01T08:00:00+00:00";
  private static final String FEBRUARY = "2026-02-01T08:00:00+00:00";
  private static final String MARCH = "2026-03-01T08:00:00.123000+00:00";
  private static final String APRIL = "2026-04-01T10:00:00+02:00";

  @TempDir Path folder;
  private ScriptedDoor door;
  private UdataReading reading;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void aLaterRunStopsAtThePageThatReachesWhatTheLastOneSaw() {
    serveThreePages();
    read(null, Map.of("tag", "eau"));
    String marker = reading.run.marker().orElseThrow();

    door.serve(
        address("tag=eau", 1), page(1, 6, List.of(dataset("new", APRIL), dataset("a", MARCH))));
    door.serve(
        address("tag=eau", 2), page(2, 6, List.of(dataset("b", FEBRUARY), dataset("c", JANUARY))));
    door.asked().clear();
    read(marker, Map.of("tag", "eau"));

    assertThat(door.asked()).hasSize(2);
    assertThat(reading.received).containsExactly("new", "a", "b", "c");
    assertThat(reading.run.stoppedEarly()).isTrue();
    assertThat(reading.run.marker()).contains("{\"tag=eau\":\"2026-04-01T08:00:00Z\"}");
  }

  @Test
  void aDatasetAsOldAsTheMarkerIsReadAgainSinceOthersMayShareItsMoment() {
    serveThreePages();

    read("{\"tag=eau\":\"2026-02-01T08:00:00Z\"}", Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b", "c", "d");
    assertThat(reading.run.stoppedEarly()).isTrue();
  }

  @Test
  void aListingReadToItsEndIsWholeEvenIfItWasKnown() {
    door.serve(
        address("tag=eau", 1), page(1, 2, List.of(dataset("a", FEBRUARY), dataset("b", JANUARY))));

    read("{\"tag=eau\":\"2026-03-01T08:00:00Z\"}", Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b");
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {APRIL, "", "hier"})
  void aServerThatIgnoresTheOrderIsReadToItsEnd(String update) {
    door.serve(
        address("tag=eau", 1), page(1, 4, List.of(dataset("a", JANUARY), dataset("b", update))));
    door.serve(
        address("tag=eau", 2), page(2, 4, List.of(dataset("c", JANUARY), dataset("d", JANUARY))));

    read("{\"tag=eau\":\"2026-03-01T08:00:00Z\"}", Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b", "c", "d");
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  @Test
  void aNewSearchIsReadToItsEndWhileTheOthersStop() {
    serveThreePages();
    door.serve(
        address("tag=air", 1), page(1, 3, List.of(dataset("x", FEBRUARY), dataset("y", JANUARY))));
    door.serve(address("tag=air", 2), page(2, 3, List.of(dataset("z", JANUARY))));

    read("{\"tag=eau\":\"2026-03-15T08:00:00Z\"}", Map.of("tag", "eau"), Map.of("tag", "air"));

    assertThat(reading.received).containsExactly("a", "b", "x", "y", "z");
    assertThat(reading.run.marker().orElseThrow()).contains("tag=eau", "tag=air");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-15", "[]", "{\"tag=eau\":\"demain\"}", "{\"tag=eau\":null}"})
  void aMarkerThatCannotBeReadCostsAFullListing(String marker) {
    serveThreePages();

    read(marker, Map.of("tag", "eau"));

    assertThat(reading.received).hasSize(6);
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  private void serveThreePages() {
    door.serve(
        address("tag=eau", 1), page(1, 6, List.of(dataset("a", MARCH), dataset("b", FEBRUARY))));
    door.serve(
        address("tag=eau", 2), page(2, 6, List.of(dataset("c", JANUARY), dataset("d", JANUARY))));
    door.serve(
        address("tag=eau", 3), page(3, 6, List.of(dataset("e", JANUARY), dataset("f", JANUARY))));
  }

  @SafeVarargs
  private void read(String since, Map<String, String>... searches) {
    reading = new UdataReading(folder, door, since);
    reading.read(searches);
  }
}
