package fr.moisson.connectors.stac;

import static fr.moisson.connectors.stac.StacReading.JSON;
import static fr.moisson.connectors.stac.StacReading.json;
import static fr.moisson.connectors.stac.StacReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Territory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Real answers of four catalogues. */
@Tag("shared")
class RecordedStacTest {

  @TempDir Path folder;

  /**
   * Items, and the links made from them. The last two files are single items, as published on the
   * web.
   */
  @ParameterizedTest
  @CsvSource({
    "stac/earth_search_search.json,                     sentinel-2-l1c,  1, 1",
    "theia/geodes_stac_search.json,                     PEPS_S2_L1C,     1, 1",
    "usgs/landsatlook-root-and-search.json,             landsat-c2l2-sr, 1, 7",
    "usgs/LC08_L2SP_005009_20150710_SR_stac.json,       landsat-c2l2-sr, 1, 10",
    "stac/stac-server-item.json,                        landsat-8-l1,    1, 12"
  })
  void everyItemOfARecordingIsRead(String file, String collection, int items, int links) {
    StacReading reading = reading(new Envelope(-180, 180, -90, 90), withOlder(page(file)));
    // Asks for the latest day only, since further pages were not recorded.
    StacSource latest =
        source(
            "collections: ['%s'], per: 'item', latest: 1, sort: {field: 'datetime'}"
                .formatted(collection));

    List<Dataset> datasets = reading.datasets(latest);

    assertThat(datasets).hasSize(items);
    assertThat(datasets.get(0).distributions()).hasSize(links);
    assertThat(datasets.get(0).coverage().bbox()).isNotNull();
    assertThat(datasets.get(0).temporal()).isNotNull();
  }

  @Test
  void bothPagesOfThePlanetaryComputerAreAskedForAsTheyWere() {
    JsonNode exchanges = read("stac/item-search-paging.json").path("exchanges");
    Iterator<JsonNode> recorded = exchanges.iterator();
    StacReading reading =
        new StacReading(
            folder,
            territory(new Envelope(-73.21, -73.12, 43.99, 44.05)),
            request -> {
              if (!recorded.hasNext()) {
                return "{\"features\": []}";
              }
              JsonNode exchange = recorded.next();
              assertThat(json(AnsweringDoor.body(request)))
                  .isEqualTo(exchange.path("request").path("body"));
              return exchange.path("response").path("body").toString();
            });

    List<Dataset> datasets =
        reading.datasets(
            source(
                """
                url: 'https://planetarycomputer.microsoft.com/api/stac/v1', collections: ['naip'],
                per: 'item', limit: 10, datasets: {naip: {title: 'NAIP', description: 'x',
                licence: 'x', publisher: {name: 'x'}}}"""));

    assertThat(datasets).hasSize(20);
    assertThat(datasets).allSatisfy(dataset -> assertThat(dataset.distributions()).hasSize(1));
    assertThat(reading.told).isEmpty();
    assertThat(reading.door.asked()).hasSize(3);
  }

  @Test
  void aRecordedCollectionSpeaksForItself() {
    JsonNode collection = read("stac/planetary-computer-collection.json");
    StacSource source = source("collections: ['gap']");
    JsonNode item = read("stac/stac-server-item.json");
    JsonNode body =
        JSON.createObjectNode()
            .put("id", "gap")
            .<ObjectNode>set("collection", collection)
            .set("items", JSON.createArrayNode().add(item));

    Dataset dataset =
        reading(new Envelope(-180, 180, -90, 90), item).map(source, new RawItem("gap", body));

    assertThat(dataset.title()).startsWith("USGS Gap Land Cover – ");
    assertThat(dataset.publisher()).extracting(Agent::name).isEqualTo("USGS");
    assertThat(dataset.keywords()).hasSize(5);
    assertThat(dataset.licence())
        .isEqualTo(
            Licence.stated(
                "public domain https://www.usgs.gov/core-science-systems/hdds/data-policy"));
  }

  @Test
  void sizesAndChecksumsOfGeodesAreReadFromItsSentences() {
    Distribution zip =
        reading(new Envelope(-180, 180, -90, 90), withOlder(page("theia/geodes_stac_search.json")))
            .datasets(
                source("collections: ['PEPS_S2_L1C'], latest: 1, sort: {field: 'start_datetime'}"))
            .get(0)
            .distributions()
            .get(0);

    assertThat(zip.bytes()).isEqualTo(764210185L);
    assertThat(((Link) zip).checksum()).isEqualTo("md5:86f828c4c7e921615d1cd0476604f780");
  }

  /** Root documents, queryables, eodag catalogues and scene metadata are not search results. */
  @ParameterizedTest
  @CsvSource({
    "stac/queryables.json,                        /exchanges/0/response/body",
    "stac/queryables.json,                        /exchanges/1/response/body",
    "usgs/landsatlook-root-and-search.json,       /exchanges/0/response/body",
    "usgs/LC08_L2SP_005009_20150710_MTL.json,     ''",
    "theia/geodes-collections-oso.json,           ''",
    "stac/planetary-computer-collection.json,     ''"
  })
  void whatIsNoSearchIsNotAnEmptyOne(String file, String pointer) {
    StacReading reading = reading(new Envelope(-180, 180, -90, 90), read(file).at(pointer));

    assertThat(reading.refusal(source("collections: ['x']")).code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  /**
   * The coefficients in the preset usgs-albedo are those of level 2, not those of level 1 under the
   * same keys.
   */
  @Test
  void theCoefficientsOfSurfaceReflectanceAreThoseOfLevelTwo() {
    JsonNode metadata =
        read("usgs/LC08_L2SP_005009_20150710_MTL.json").path("LANDSAT_METADATA_FILE");
    JsonNode level2 = metadata.path("LEVEL2_SURFACE_REFLECTANCE_PARAMETERS");

    assertThat(level2.path("REFLECTANCE_MULT_BAND_1").asText()).isEqualTo("2.75e-05");
    assertThat(level2.path("REFLECTANCE_ADD_BAND_1").asText()).isEqualTo("-0.2");
    assertThat(
            metadata.path("LEVEL1_RADIOMETRIC_RESCALING").path("REFLECTANCE_MULT_BAND_1").asText())
        .isEqualTo("2.0000E-05");
  }

  /** The search result in a recording; a single item becomes a page of one. */
  private static JsonNode page(String file) {
    JsonNode recorded = read(file);
    for (JsonNode exchange : recorded.path("exchanges")) {
      JsonNode body = exchange.path("response").path("body");
      if (body.has("features")) {
        return body;
      }
    }
    return recorded.has("features")
        ? recorded
        : JSON.createObjectNode().set("features", JSON.createArrayNode().add(recorded));
  }

  /** The same page with an item of an earlier day, after which nobody asks for another page. */
  private static JsonNode withOlder(JsonNode page) {
    ObjectNode older = page.path("features").get(0).deepCopy();
    older.put("id", "older");
    older
        .withObject("/properties")
        .put("datetime", "1980-01-01T00:00:00Z")
        .put("start_datetime", "1980-01-01T00:00:00Z");
    ((ArrayNode) page.path("features")).add(older);
    return page;
  }

  private StacReading reading(Envelope extent, JsonNode search) {
    return new StacReading(
        folder,
        territory(extent),
        request -> request.method().equals("GET") ? "{\"id\": \"x\"}" : search.toString());
  }

  private static Territory territory(Envelope extent) {
    return new Territory(
        Territory.Kind.EPCI,
        "200041317",
        "CA du Niortais",
        List.of(),
        new GeometryFactory().toGeometry(extent),
        "2026");
  }

  private static JsonNode read(String file) {
    try {
      return JSON.readTree(Files.readString(Shared.path("samples/" + file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
