package fr.moisson.connectors.clms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClmsSourceTest {

  private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

  @TempDir Path folder;
  private final List<Notice> told = new ArrayList<>();
  private AnsweringDoor door;

  @Test
  void anEntryIsToldInTheWordsOfThePreset() {
    ClmsSource source = ClmsSite.source(null, "u1");
    ClmsSite site = new ClmsSite(folder);
    Dataset dataset = map(source, site.harvest(source).get(0));

    assertThat(dataset.id().remoteId()).isEqualTo("u1");
    assertThat(dataset.title()).isEqualTo("Street Tree Layer 2021 – CA du Niortais");
    assertThat(dataset.description()).isEqualTo("Carte. Trees.");
    assertThat(dataset.modified()).isEqualTo("2026-01-01T00:00:00+00:00");
    assertThat(dataset.distributions())
        .extracting(link -> ((Link) link).url())
        .containsExactly(
            URI.create("https://clms.example/en/products/urban-atlas/street-tree-layer"));
    assertThat(site.asked.get(1)).endsWith("&b_start=1&b_size=1");
  }

  @Test
  void whatIsNotPublicYetIsLeftOut() {
    ClmsSource source = ClmsSite.source(ClmsSite.key(), "u2");
    ClmsSite site = new ClmsSite(folder);
    RawItem item = site.harvest(source).get(0);

    assertThat(catchThrowableOfType(BadItem.class, () -> map(source, item)).notice().code())
        .isEqualTo(Code.NOT_PUBLIC);
    assertThat(site.ordersPlaced()).isZero();
  }

  @Test
  void aNameThatTheCatalogueDoesNotKnowIsTold() {
    ClmsSite site = new ClmsSite(folder);
    assertThat(site.harvest(ClmsSite.source(null, "corine*", "Riparian*"))).hasSize(1);

    assertThat(site.told)
        .containsExactly(Notice.of(Code.CONFIG_UNKNOWN_NAME, "Riparian*", ClmsSite.API));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\": [{\"UID\": \"a\", \"@id\": \"/a\"}], \"items_total\": 9} |"
            + " {\"items\": [], \"items_total\": 9}                    | FEWER_THAN_ANNOUNCED",
        "{\"items\": [{\"UID\": \"a\", \"@id\": \"/a\"}], \"items_total\": 9} |"
            + " {\"items\": [{\"@id\": \"/a\"}], \"items_total\": 9}    | ENDLESS_PAGING",
        "{\"type\": \"NotFound\", \"message\": \"x\"} | {} | UNEXPECTED_ANSWER",
        "<html></html>                          | {} | PAGE_INSTEAD"
      })
  void aCatalogueThatIsNotWholeIsRefused(String first, String second, Code code) {
    assertThatThrownBy(() -> fetch(ClmsSite.source(null, "*"), first, second))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(code));
  }

  @Tag("shared")
  @Test
  void theRecordedPageIsReadEntryByEntry() throws IOException {
    ClmsSource all = ClmsSite.source(null, "*");
    List<RawItem> items =
        fetch(
            all,
            recording("search-datasets").replace("\"items_total\": 198", "\"items_total\": 25"));
    List<RawItem> published =
        items.stream().filter(item -> ClmsDataset.isPublic(item.body().path("dataset"))).toList();

    assertThat(items).hasSize(25);
    assertThat(published).hasSize(24);
    assertThat(published)
        .allSatisfy(
            item -> {
              assertThat(map(all, item).title()).endsWith(" – CA du Niortais");
              assertThat(map(all, item).landingPage()).hasHost("clms.example");
            });
    assertThat(items)
        .filteredOn(
            item -> ClmsOrder.of(item.body().path("dataset"), null, ClmsSite.NIORTAIS).isPresent())
        .hasSize(9);
    assertThatThrownBy(() -> fetch(all, recording("search-datasets"), "{\"items\": []}"))
        .isInstanceOf(Unavailable.class);
  }

  /** According to the conversion table, all vector formats become GeoJSON, as ClmsOrder assumes. */
  @Tag("shared")
  @Test
  void everyVectorFormatCanBecomeGeoJson() throws IOException {
    JsonNode table = ClmsSite.read(recording("available-conversions"));

    assertThat(table.properties())
        .filteredOn(format -> format.getValue().path("Geojson").asBoolean())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("GDB", "GPKG", "Geojson", "Shapefile", "WFS");
    assertThat(ClmsSite.read(recording("available-projections")))
        .contains(TextNode.valueOf("EPSG:4326"));
    assertThat(ClmsSite.read(recording("request-download-bbox")).at("/TaskIds/0/TaskID").asText())
        .isEqualTo("94519134409");
    assertThat(
            ClmsSite.read(recording("request-download-in-progress"))
                .at("/2570221043/Status")
                .asText())
        .isEqualTo("In_progress");
  }

  private static String recording(String name) throws IOException {
    return Files.readString(Shared.path("samples/clms/download-" + name + ".json"));
  }

  private List<RawItem> fetch(ClmsSource source, String... pages) {
    Iterator<String> next = Arrays.asList(pages).iterator();
    door = new AnsweringDoor(folder, request -> next.next());
    Run run = new Run(ClmsSite.NIORTAIS, door, folder, null, told::add, NOW);
    return source.fetch(run).toList();
  }

  private static Dataset map(ClmsSource source, RawItem item) {
    return source.map(new DatasetId("niort", "clms", item.remoteId()), item, ClmsSite.NIORTAIS);
  }
}
