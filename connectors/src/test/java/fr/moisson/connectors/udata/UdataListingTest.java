package fr.moisson.connectors.udata;

import static fr.moisson.connectors.udata.UdataPages.address;
import static fr.moisson.connectors.udata.UdataPages.datasets;
import static fr.moisson.connectors.udata.UdataPages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdataListingTest {

  @TempDir Path folder;
  private ScriptedDoor door;
  private UdataReading reading;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void pagesFollowOneAnotherByTheirNumberAndNeverByTheirLink() {
    door.serve(address("tag=eau", 1), page(1, 3, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("c")));

    read(null, Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b", "c");
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  @Test
  void zonesAreEachOfTheTerritoryButItsRegion() {
    door.otherwise(uri -> page(1, 0, List.of()));

    read(null, Map.of("geozone", "{zones}"), Map.of("q", "znieff {nom}"));

    assertThat(door.asked())
        .containsExactly(
            address("geozone=fr%3Acommune%3A79125", 1),
            address("geozone=fr%3Acommune%3A79191", 1),
            address("geozone=fr%3Adepartement%3A79", 1),
            address("geozone=fr%3Aepci%3A200041317", 1),
            address("q=znieff+Niortais", 1),
            address("q=znieff+Commune+79191", 1),
            address("q=znieff+Commune+79125", 1));
  }

  /** The search for organisations matches parts of names: « Forstier » contains « Fors ». */
  @Test
  void organisationsAreThoseThatBearTheNameOfTheTerritory() {
    String suggest = "https://udata.example/api/1/organizations/suggest/?";
    String town = "534fff75a3a7292c64a77de4";
    door.otherwise(
        uri ->
            uri.getPath().contains("suggest")
                ? "[{\"id\": \"%s\", \"name\": \"Mairie, commune 79191\"},".formatted(town)
                    + "{\"id\": \"534fff75a3a7292c64a77de5\", \"name\": \"Ailleurs\"}]"
                : page(1, 0, List.of()));

    read(null, Map.of("organization", "{organisations}"));

    assertThat(door.asked())
        .hasSize(5)
        .allMatch(
            asked ->
                asked.startsWith(suggest)
                    || asked.endsWith("/organizations/" + town + "/")
                    || asked.contains("organization=" + town));
  }

  /** Many communes share a name; only the organisation's number tells which one it is. */
  @Test
  void anOrganisationOfTheSameNameElsewhereIsLeftOut() {
    String here = "534fff75a3a7292c64a77de4";
    String there = "534fff75a3a7292c64a77de5";
    String named = "{\"id\": \"%s\", \"name\": \"Commune 79191\"";
    door.otherwise(
        uri ->
            uri.getPath().contains("suggest")
                ? "[" + (named + "}," + named + "}").formatted(here, there) + "]"
                : page(1, 0, List.of()));
    String number = named + ", \"business_number_id\": \"%s\"}";
    String root = "https://udata.example/api/1/organizations/";
    door.serve(root + here + "/", number.formatted(here, "21790191700013"));
    door.serve(root + there + "/", number.formatted(there, "21330063500017"));

    read(null, Map.of("organization", "{organisations}"));

    assertThat(door.asked())
        .contains(address("organization=" + here, 1))
        .doesNotContain(address("organization=" + there, 1));
  }

  /**
   * Lists omit the numbers of organisations, so they are requested for organisations that bear the
   * territory's name; datasets without a zone are judged by their texts.
   */
  @Test
  void aDatasetTellsTheNumberOfAnOrganisationThatBearsTheName() {
    String row =
        "{\"id\": \"%s\", \"title\": \"Budget\", \"organization\":"
            + " {\"id\": \"o%s\", \"name\": \"%s\"}}";
    door.serve(
        address("tag=eau", 1),
        page(
            1,
            3,
            List.of(
                row.formatted("a", "1", "Commune 79191"),
                row.formatted("b", "1", "Commune 79191"),
                row.formatted("c", "2", "Ailleurs")),
            false));
    door.serve(
        "https://udata.example/api/1/organizations/o1/",
        "{\"id\": \"o1\", \"business_number_id\": \"21330063500017\"}");

    read(null, Map.of("tag", "eau"));

    assertThat(reading.bodies)
        .extracting(body -> body.at("/organization/business_number_id").asText())
        .containsExactly("21330063500017", "21330063500017", "");
    assertThat(door.asked()).hasSize(2);
  }

  /** The address of an organisation's page shows its slug, which the filter does not accept. */
  @Test
  void anOrganisationMayBeNamedByItsShortName() {
    door.serve(
        "https://udata.example/api/1/organizations/ville-de-niort/",
        "{\"id\": \"534fff75a3a7292c64a77de4\", \"slug\": \"ville-de-niort\"}");
    door.serve(address("organization=534fff75a3a7292c64a77de4", 1), page(1, 1, datasets("a")));

    read(null, Map.of("organization", "ville-de-niort"));

    assertThat(reading.received).containsExactly("a");
  }

  /** A national inventory is found with two requests instead of one per commune. */
  @Test
  void aSearchMayBeMadeOnceADepartementOrARegion() {
    door.otherwise(uri -> page(1, 0, List.of()));

    read(null, Map.of("geozone", "fr:departement:{departement}"), Map.of("q", "x {region}"));

    assertThat(door.asked())
        .containsExactly(address("geozone=fr%3Adepartement%3A79", 1), address("q=x+75", 1));
  }

  /** The word would be sent unchanged and would find nothing. */
  @Test
  void aWordThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> read(null, Map.of("q", "{commune}")))
        .isInstanceOf(Misconfigured.class)
        .hasMessageContaining("{commune}");
  }

  @Test
  void aDatasetThatTwoSearchesFindIsOneEntry() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b")));
    door.serve(address("tag=air", 1), page(1, 2, datasets("b", "c")));

    read(null, Map.of("tag", "eau"), Map.of("tag", "air"));

    assertThat(reading.received).containsExactly("a", "b", "c");
  }

  @Test
  void aDatasetThatOneSearchGivesTwiceIsLeftForTheRunToTell() {
    door.serve(address("tag=eau", 1), page(1, 3, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("b")));
    door.serve(address("tag=eau", 2), page(2, 4, datasets("b", "c")));

    read(null, Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b", "b", "c");
  }

  @Test
  void aTotalGreaterThanWhatComesIsAHalfAnswer() {
    door.serve(address("tag=eau", 1), page(1, 40, datasets("a", "b"), false));

    assertThat(refusal())
        .returns(Code.FEWER_THAN_ANNOUNCED, Notice::code)
        .returns("40", notice -> notice.args().get(1));
    assertThat(reading.received).containsExactly("a", "b");
    assertThat(reading.run.marker()).isEmpty();
  }

  @Test
  void aPageThatFailsByBeingEmptyIsAHalfAnswerWhateverItAnnounces() {
    door.serve(address("tag=eau", 1), page(1, 4, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 0, List.of(), false));

    assertThat(refusal().code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void aTotalThatShrinksWhileReadingIsBelievedButNothingCountsAsMissing() {
    door.serve(address("tag=eau", 1), page(1, 4, datasets("a", "b")));
    door.serve(address("tag=eau", 2), page(2, 3, datasets("c"), false));

    reading = new UdataReading(folder, door, null);
    reading.readAnyhow(Map.of("tag", "eau"));

    assertThat(reading.received).containsExactly("a", "b", "c");
    assertThat(reading.told).containsExactly(Code.LISTING_SHRANK);
    assertThat(reading.run.stoppedEarly()).isTrue();
    assertThat(reading.run.marker()).isEmpty();
  }

  @Test
  void anEmptyPageIsTheLastOneWhateverItsLinkSays() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b"), true));
    door.serve(address("tag=eau", 2), page(2, 2, List.of(), true));

    read(null, Map.of("tag", "eau"));

    assertThat(door.asked()).hasSize(2);
  }

  @Test
  void anEmptyFirstPageThatLeadsOnEndsTheSearch() {
    door.serve(address("tag=eau", 1), page(1, 0, List.of(), true));

    read(null, Map.of("tag", "eau"));

    assertThat(reading.received).isEmpty();
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
  @ValueSource(strings = {"", "Erreur", "{\"data\": null}", "{\"data\": {}}", "[]"})
  void whatIsNoListingIsNotAnEmptyListing(String answer) {
    door.serve(address("tag=eau", 1), answer);

    assertThat(refusal().code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void aTruncatedPageGivesWhatItHasAndThenStops() {
    door.serve(address("tag=eau", 1), page(1, 2, datasets("a", "b")).replaceAll("\"page\".*", ""));

    assertThat(refusal().code()).isEqualTo(Code.TRUNCATED);
    assertThat(reading.run.marker()).isEmpty();
  }

  private static int pageOf(URI uri) {
    return Integer.parseInt(uri.getQuery().replaceAll(".*&page=(\\d+).*", "$1"));
  }

  @SafeVarargs
  private void read(String since, Map<String, String>... searches) {
    reading = new UdataReading(folder, door, since);
    reading.read(searches);
  }

  private Notice refusal() {
    return catchThrowableOfType(Unavailable.class, () -> read(null, Map.of("tag", "eau"))).notice();
  }
}
