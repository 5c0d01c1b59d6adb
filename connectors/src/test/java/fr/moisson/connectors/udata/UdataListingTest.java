package fr.moisson.connectors.udata;

import static fr.moisson.connectors.udata.UdataPages.address;
import static fr.moisson.connectors.udata.UdataPages.dataset;
import static fr.moisson.connectors.udata.UdataPages.datasets;
import static fr.moisson.connectors.udata.UdataPages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdataListingTest {

  private static final String JANUARY = "2026-01-01T08:00:00+00:00";
  private static final String FEBRUARY = "2026-02-01T08:00:00+00:00";
  private static final String MARCH = "2026-03-01T08:00:00.123000+00:00";
  private static final String APRIL = "2026-04-01T10:00:00+02:00";

  @TempDir Path folder;
  private ScriptedDoor door;
  private final List<String> received = new ArrayList<>();
  private Run run;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void pagesFollowOneAnotherByTheirNumberAndNeverByTheirLink() {
    door.serve(address("tag=eau", 1), page(1, 3, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("c")));

    read(source(Map.of("tag", "eau")));

    assertThat(received).containsExactly("a", "b", "c");
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void zonesAreEachOfTheTerritoryButItsRegion() {
    door.otherwise(uri -> page(1, 0, List.of()));

    read(source(Map.of("geozone", "{zones}"), Map.of("q", "{nom} {code}")));

    assertThat(door.asked())
        .containsExactly(
            address("geozone=fr%3Acommune%3A79125", 1),
            address("geozone=fr%3Acommune%3A79191", 1),
            address("geozone=fr%3Adepartement%3A79", 1),
            address("geozone=fr%3Aepci%3A200041317", 1),
            address("q=CA+du+Niortais+200041317", 1));
  }

  @Test
  void aDatasetThatTwoSearchesFindIsOneEntry() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b")));
    door.serve(address("tag=air", 1), page(1, 2, datasets("b", "c")));

    read(source(Map.of("tag", "eau"), Map.of("tag", "air")));

    assertThat(received).containsExactly("a", "b", "c");
  }

  @Test
  void aDatasetThatOneSearchGivesTwiceIsLeftForTheRunToTell() {
    door.serve(address("tag=eau", 1), page(1, 3, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("b")));
    door.serve(address("tag=eau", 2), page(2, 4, datasets("b", "c")));

    read(source(Map.of("tag", "eau")));

    assertThat(received).containsExactly("a", "b", "b", "c");
  }

  @Test
  void aTotalGreaterThanWhatComesIsAHalfAnswer() {
    door.serve(address("tag=eau", 1), page(1, 40, datasets("a", "b"), false));

    assertThat(refusal())
        .returns(Code.FEWER_THAN_ANNOUNCED, Notice::code)
        .returns("40", notice -> notice.args().get(1));
    assertThat(received).containsExactly("a", "b");
    assertThat(run.marker()).isEmpty();
  }

  @Test
  void aPageThatFailsByBeingEmptyIsAHalfAnswerWhateverItAnnounces() {
    door.serve(address("tag=eau", 1), page(1, 4, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 0, List.of(), false));

    assertThat(refusal().code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void aTotalThatShrinksWhileReadingIsBelieved() {
    door.serve(address("tag=eau", 1), page(1, 4, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("c"), false));

    read(source(Map.of("tag", "eau")));

    assertThat(received).containsExactly("a", "b", "c");
  }

  @Test
  void anEmptyPageIsTheLastOneWhateverItsLinkSays() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b"), true));
    door.serve(address("tag=eau", 2), page(2, 2, List.of(), true));

    read(source(Map.of("tag", "eau")));

    assertThat(door.asked()).hasSize(2);
  }

  @Test
  void anEmptyFirstPageThatLeadsOnEndsTheSearch() {
    door.serve(address("tag=eau", 1), page(1, 0, List.of(), true));

    read(source(Map.of("tag", "eau")));

    assertThat(received).isEmpty();
  }

  @Test
  void theSamePageAgainIsEndless() {
    door.otherwise(uri -> page(1, 100, datasets("a", "b"), true));

    assertThat(refusal().code()).isEqualTo(Code.ENDLESS_PAGING);
    assertThat(door.asked()).hasSize(2);
  }

  @Test
  void aServerThatIgnoresThePageNumberButRepeatsItIsEndlessToo() {
    door.otherwise(uri -> page(pageOf(uri), 100, datasets("a", "b"), true));

    assertThat(refusal().code()).isEqualTo(Code.ENDLESS_PAGING);
    assertThat(door.asked()).hasSize(2);
  }

  @Test
  void pagesThatGoRoundAreEndless() {
    door.otherwise(
        uri -> page(1, 100, pageOf(uri) % 2 == 0 ? datasets("a", "b") : datasets("c", "d"), true));

    assertThat(refusal().code()).isEqualTo(Code.ENDLESS_PAGING);
    assertThat(door.asked()).hasSize(3);
  }

  @Test
  void anErrorInsideASuccessStatusIsToldWithItsReason() {
    door.serve(address("tag=eau", 1), "{\"message\": \"Organisation inconnue\"}");

    Notice notice = refusal();

    assertThat(Messages.of(notice, Locale.FRENCH))
        .contains("udata.example", "Organisation inconnue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Erreur</html>", "{\"data\": null}", "{\"data\": {}}", "[]"})
  void whatIsNoListingIsNotAnEmptyListing(String answer) {
    door.serve(address("tag=eau", 1), answer);

    assertThat(refusal().code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void aTruncatedPageGivesWhatItHasAndThenStops() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b")).replaceAll("\"page\".*", ""));

    assertThat(refusal().code()).isEqualTo(Code.TRUNCATED);
    assertThat(run.marker()).isEmpty();
  }

  @Test
  void aLaterRunStopsAtThePageThatReachesWhatTheLastOneSaw() {
    serveThreePages();
    read(source(Map.of("tag", "eau")));
    String marker = run.marker().orElseThrow();

    door.serve(
        address("tag=eau", 1), page(1, 6, List.of(dataset("new", APRIL), dataset("a", MARCH))));
    door.serve(
        address("tag=eau", 2), page(2, 6, List.of(dataset("b", FEBRUARY), dataset("c", JANUARY))));
    door.asked().clear();
    read(source(Map.of("tag", "eau")), marker);

    assertThat(door.asked()).hasSize(2);
    assertThat(received).containsExactly("new", "a", "b", "c");
    assertThat(run.stoppedEarly()).isTrue();
    assertThat(run.marker()).contains("{\"tag=eau\":\"2026-04-01T08:00:00Z\"}");
  }

  @Test
  void aDatasetAsOldAsTheMarkerIsReadAgainSinceOthersMayShareItsMoment() {
    serveThreePages();

    read(source(Map.of("tag", "eau")), "{\"tag=eau\":\"2026-02-01T08:00:00Z\"}");

    assertThat(received).containsExactly("a", "b", "c", "d");
    assertThat(run.stoppedEarly()).isTrue();
  }

  @Test
  void aListingReadToItsEndIsWholeEvenIfItWasKnown() {
    door.serve(
        address("tag=eau", 1), page(1, 2, List.of(dataset("a", FEBRUARY), dataset("b", JANUARY))));

    read(source(Map.of("tag", "eau")), "{\"tag=eau\":\"2026-03-01T08:00:00Z\"}");

    assertThat(received).containsExactly("a", "b");
    assertThat(run.stoppedEarly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {APRIL, "", "hier"})
  void aServerThatIgnoresTheOrderIsReadToItsEnd(String update) {
    door.serve(
        address("tag=eau", 1), page(1, 4, List.of(dataset("a", JANUARY), dataset("b", update))));
    door.serve(
        address("tag=eau", 2), page(2, 4, List.of(dataset("c", JANUARY), dataset("d", JANUARY))));

    read(source(Map.of("tag", "eau")), "{\"tag=eau\":\"2026-03-01T08:00:00Z\"}");

    assertThat(received).containsExactly("a", "b", "c", "d");
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void aNewSearchIsReadToItsEndWhileTheOthersStop() {
    serveThreePages();
    door.serve(
        address("tag=air", 1), page(1, 3, List.of(dataset("x", FEBRUARY), dataset("y", JANUARY))));
    door.serve(address("tag=air", 2), page(2, 3, List.of(dataset("z", JANUARY))));

    read(
        source(Map.of("tag", "eau"), Map.of("tag", "air")),
        "{\"tag=eau\":\"2026-03-15T08:00:00Z\"}");

    assertThat(received).containsExactly("a", "b", "x", "y", "z");
    assertThat(run.marker().orElseThrow()).contains("tag=eau", "tag=air");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-15", "[]", "{\"tag=eau\":\"demain\"}", "{\"tag=eau\":null}"})
  void aMarkerThatCannotBeReadCostsAFullListing(String marker) {
    serveThreePages();

    read(source(Map.of("tag", "eau")), marker);

    assertThat(received).hasSize(6);
    assertThat(run.stoppedEarly()).isFalse();
  }

  private void serveThreePages() {
    door.serve(
        address("tag=eau", 1), page(1, 6, List.of(dataset("a", MARCH), dataset("b", FEBRUARY))));
    door.serve(
        address("tag=eau", 2), page(2, 6, List.of(dataset("c", JANUARY), dataset("d", JANUARY))));
    door.serve(
        address("tag=eau", 3), page(3, 6, List.of(dataset("e", JANUARY), dataset("f", JANUARY))));
  }

  private static int pageOf(URI uri) {
    return Integer.parseInt(uri.getQuery().replaceAll(".*&page=(\\d+).*", "$1"));
  }

  @SafeVarargs
  private static UdataSource source(Map<String, String>... searches) {
    return new UdataSource(URI.create("https://udata.example"), List.of(searches), 2);
  }

  private void read(UdataSource source) {
    read(source, null);
  }

  private void read(UdataSource source, String since) {
    received.clear();
    run =
        new Run(
            Niortais.of("79191", "79125"),
            door,
            folder,
            since,
            notice -> {
              throw new AssertionError("nothing to tell, but " + notice);
            });
    try (Stream<RawItem> items = source.fetch(run)) {
      items.forEachOrdered(item -> received.add(item.remoteId()));
    }
  }

  private Notice refusal() {
    return catchThrowableOfType(Unavailable.class, () -> read(source(Map.of("tag", "eau"))))
        .notice();
  }
}
