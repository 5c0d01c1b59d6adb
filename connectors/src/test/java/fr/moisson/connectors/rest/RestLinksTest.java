package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** APIs whose pages link to the next one. */
class RestLinksTest {

  private static final String BY_LINK =
      """
      paging: {style: 'next'},
      envelope: {rows: '/items', total: '/count', next: '/links/next'}""";

  @TempDir Path folder;
  private ScriptedDoor door;
  private RestReading reading;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    reading = new RestReading(folder, door);
  }

  @Test
  void linksAreFollowedAndMayBeRelative() {
    door.serve(ADDRESS, "{\"items\": [1], \"links\": {\"next\": \"/rows?after=1\"}}");
    door.serve(ADDRESS + "?after=1", "{\"items\": [2], \"links\": {\"next\": null}}");

    assertThat(reading.rows(source(BY_LINK))).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://autre.example/rows?page=2",
        "http://api.example:8080/rows?page=2",
        "https://api.example:8443/rows?page=2",
        "//autre.example/rows",
        "mailto:sig@niort.example"
      })
  void aLinkToAnotherHostIsNotFollowed(String link) {
    door.serve(ADDRESS, "{\"items\": [1], \"links\": {\"next\": \"" + link + "\"}}");

    Notice notice = reading.refusal(source(BY_LINK));

    assertThat(notice.code()).isEqualTo(Code.FOREIGN_NEXT_PAGE);
    assertThat(door.asked()).hasSize(1);
  }

  /** As from services behind a TLS proxy. */
  @Test
  void aLinkByHttpIsFollowedByHttps() {
    door.serve(
        ADDRESS, "{\"items\": [1], \"links\": {\"next\": \"http://api.example/rows?page=2\"}}");
    door.serve(ADDRESS + "?page=2", "{\"items\": [2]}");

    assertThat(reading.rows(source(BY_LINK))).containsExactly("1", "2");
  }

  @Test
  void aLinkThatIsNoAddressStopsTheRun() {
    door.serve(ADDRESS, "{\"items\": [1], \"links\": {\"next\": \"https://[la page\"}}");

    assertThat(reading.refusal(source(BY_LINK)).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void linksThatEndBeforeTheTotalAreAHalfAnswer() {
    door.serve(ADDRESS, "{\"count\": 4, \"items\": [1, 2], \"links\": {\"next\": null}}");

    assertThat(reading.refusal(source(BY_LINK)).code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
  }

  @Test
  void linksThatGoRoundAreEndless() {
    door.serve(ADDRESS, "{\"items\": [1], \"links\": {\"next\": \"/rows?after=1\"}}");
    door.serve(ADDRESS + "?after=1", "{\"items\": [2], \"links\": {\"next\": \"/rows\"}}");

    assertThat(reading.refusal(source(BY_LINK)).code()).isEqualTo(Code.ENDLESS_PAGING);
    assertThat(door.asked()).hasSize(3);
  }
}
