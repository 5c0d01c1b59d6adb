package fr.moisson.connectors.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.moisson.connectors.Harvested;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CkanSourceTest {

  private static final String SEARCH = "https://ckan.example/api/3/action/package_search?";
  private static final CkanSource ALL = source(null, null, null);

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  private static CkanSource source(
      @Nullable String q, @Nullable String fq, @Nullable String organisation) {
    return new CkanSource(URI.create("https://ckan.example/"), q, fq, organisation, 2);
  }

  private static String page(long start) {
    return SEARCH + "sort=metadata_modified+desc&start=" + start + "&rows=2";
  }

  private static String result(int count, String... packages) {
    return "{\"help\": \"h\", \"success\": true, \"result\": {\"count\": %d, \"results\": [%s]}}"
        .formatted(count, String.join(",", packages));
  }

  private static String entry(String id, String modified) {
    return "{\"id\": \"%s\", \"title\": \"Jeu %s\", \"metadata_modified\": \"%s\"}"
        .formatted(id, id, modified);
  }

  @Test
  void packagesAreReadPageAfterPageByWhatHasCome() {
    door.serve(page(0), result(3, entry("a", "2026-03-01T00:00:00"), entry("b", "")));
    door.serve(page(2), result(3, entry("c", "")));

    assertThat(Harvested.from(ALL, door, folder).ids()).containsExactly("a", "b", "c");
  }

  @Test
  void aLaterRunStopsAtThePageThatReachesWhatTheLastOneSaw() {
    door.serve(
        page(0),
        result(9, entry("a", "2026-03-01T00:00:00.123"), entry("b", "2026-02-01T00:00:00")));
    String marker = "2026-02-15T00:00:00Z";

    Harvested read = Harvested.from(ALL, door, folder, marker);

    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.run().stoppedEarly()).isTrue();
    assertThat(read.run().marker()).contains("2026-03-01T00:00:00.123Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n’importe quoi", ""})
  void aMarkerThatIsNoDateCostsAFullListing(String marker) {
    packagesAreReadPageAfterPageByWhatHasCome();

    assertThat(Harvested.from(ALL, door, folder, marker).ids()).hasSize(3);
  }

  @Test
  void filtersAreThoseOfTheSearch() {
    door.serve(
        SEARCH
            + "q=eau+pluviale&fq=%28tags%3Aeau%29+AND+organization%3A%22ville%22"
            + "&sort=metadata_modified+desc&start=0&rows=2",
        result(0));

    assertThat(Harvested.from(source("eau pluviale", "tags:eau", "ville"), door, folder).ids())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\": false, \"error\": {\"message\": \"x\"}} | ERROR_INSIDE_SUCCESS",
        "{\"success\": true, \"result\": {\"count\": 4, \"results\": []}} | FEWER_THAN_ANNOUNCED",
        "{\"success\": false, \"result\": {\"count\": 0, \"results\": []}} | ERROR_INSIDE_SUCCESS",
        "{\"success\": true, \"result\": []} | UNEXPECTED_ANSWER",
        "<html></html> | PAGE_INSTEAD"
      })
  void aListingThatIsNoneIsNotAnEmptyOne(String answer, Code code) {
    door.serve(page(0), answer);

    assertThatThrownBy(() -> Harvested.from(ALL, door, folder))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }
}
