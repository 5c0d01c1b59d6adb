package fr.moisson.connectors.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class OdataSourceTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private static final String PER_ITEM = "per: 'item'";
  private static final String NEXT =
      "'@odata.nextLink': 'https://odata.example/v1/Products?$skip=%d'";

  @TempDir Path folder;
  private final List<Notice> told = new ArrayList<>();
  private AnsweringDoor door;
  private Run run;

  @Test
  void theQueryNamesTheCollectionTheBoxAndTheConditions() {
    fetch(
        source("cloudCover: 20.0, filters: [\"ContentDate/Start gt 2026-01-01T00:00:00.000Z\"]"),
        null,
        page(""));

    assertThat(door.asked().get(0).replace("%20", " ").replace("%27", "'").replace("%2F", "/"))
        .isEqualTo(
            "GET https://odata.example/v1/Products?$filter=Collection/Name eq 'SENTINEL-2' and"
                + " OData.CSC.Intersects%28area%3Dgeography'SRID%3D4326%3BPOLYGON%28%28-1.000000"
                + " 46.000000%2C0.000000 46.000000%2C0.000000 47.000000%2C-1.000000"
                + " 47.000000%2C-1.000000 46.000000%29%29'%29 and"
                + " Attributes/OData.CSC.DoubleAttribute/any%28att%3Aatt/Name eq 'cloudCover' and"
                + " att/OData.CSC.DoubleAttribute/Value le 20.00%29 and ContentDate/Start gt"
                + " 2026-01-01T00%3A00%3A00.000Z&$orderby=ContentDate/Start desc&$top=100&$skip=0"
                + "&$count=True&$expand=Attributes&$expand=Assets");
  }

  @Test
  void theLatestProductsAreOneDataset() {
    OdataSource source = source("latest: 2, access: 'Compte nécessaire.'");
    RawItem item =
        fetch(
                source,
                null,
                page(
                    "'@odata.count': 900, " + NEXT.formatted(3),
                    product("c", "2026-03-01"),
                    product("b", "2026-02-01"),
                    product("a", "2026-01-01")))
            .get(0);
    Dataset dataset = map(source, item);

    assertThat(dataset.id().remoteId()).isEqualTo("SENTINEL-2");
    assertThat(dataset.temporal())
        .isEqualTo(new Period("2026-02-01T10:00:00Z", "2026-03-01T10:00:05Z"));
    assertThat(dataset.modified()).isEqualTo("2026-03-01T20:00:00Z");
    assertThat(dataset.coverage().bbox()).isEqualTo(new Box(-0.5, 46.5, -0.5, 46.5));
    assertThat(dataset.distributions())
        .hasSize(2)
        .first()
        .isEqualTo(
            new Link(
                "c",
                "S2_c.SAFE – 2026-03-01",
                "Couverture nuageuse : 3 %. Compte nécessaire.",
                URI.create("https://odata.example/v1/Products(c)/$value"),
                "ZIP",
                "application/zip",
                12L,
                "md5:abcd",
                "2026-03-01T20:00:00Z",
                null));
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void aServerThatIgnoresTheOrderIsReadToItsEnd() {
    RawItem item =
        fetch(
                source("latest: 1"),
                null,
                page(NEXT.formatted(2), product("a", "2026-01-01"), product("b", "2026-02-01")),
                page("", product("c", "2026-03-01")))
            .get(0);

    assertThat(item.body().path("products").get(0).path("Id").asText()).isEqualTo("c");
  }

  @Test
  void aLaterRunAsksForWhatHasChangedSince() {
    OdataSource source = source(PER_ITEM);
    List<RawItem> all =
        fetch(
            source,
            null,
            page(NEXT.formatted(1), product("a", "2026-01-01")),
            page("'@odata.count': 2", product("b", "2026-02-01")));
    String marker = run.marker().orElseThrow();

    assertThat(all).extracting(RawItem::remoteId).containsExactly("a", "b");
    assertThat(run.stoppedEarly()).isFalse();
    assertThat(marker).isEqualTo("2026-02-01T20:00:00Z");

    fetch(source, marker, page("'@odata.count': 0"));
    assertThat(door.asked().get(0))
        .contains("%20and%20ModificationDate%20gt%202026-02-01T20%3A00%3A00Z&$orderby=Modif");
    assertThat(run.stoppedEarly()).isTrue();
    assertThat(run.marker()).contains(marker);

    fetch(source, "hier", page("", product("a", "2026-01-01")));
    assertThat(door.asked().get(0)).doesNotContain("ModificationDate%20gt");
    assertThat(run.stoppedEarly()).isFalse();
  }

  @Test
  void productsElsewhereOrWithoutPlaceOrCloudyAreLeftOut() {
    List<RawItem> items =
        fetch(
            source(PER_ITEM + ", cloudCover: 20.0"),
            null,
            page(
                "",
                product("here", "2026-01-01"),
                product("cloudy", "2026-01-01").replace("Value: 3.2", "Value: 90.0"),
                product("far", "2026-01-01").replace("-0.5, 46.5", "140, 13"),
                product("nowhere", "2026-01-01").replace("GeoFootprint", "Footprint")));

    assertThat(items).extracting(RawItem::remoteId).containsExactly("here");
    assertThat(told)
        .containsExactly(Notice.of(Code.PRODUCTS_OUTSIDE, 2, "SENTINEL-2", "CA du Niortais"));
  }

  @Test
  void aProductMayBeADatasetOfItsOwn() {
    OdataSource source = source(PER_ITEM);

    Dataset dataset = map(source, fetch(source, null, page("", product("a", "2026-01-01"))).get(0));

    assertThat(dataset.title()).isEqualTo("Images – CA du Niortais – S2_a.SAFE");
    assertThat(dataset.issued()).isEqualTo("2026-01-01T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'@odata.nextLink': 'https://other.example/v1/Products?$skip=1'  | FOREIGN_NEXT_PAGE",
        "'@odata.nextLink': 'http://odata.example:81/v1/Products?$skip=1' | FOREIGN_NEXT_PAGE",
        "'@odata.nextLink': 'http://odata.example/v1/Products?$skip=1'   | ENDLESS_PAGING",
        "'@odata.nextLink': 'https://[odata.example/v1/Products?$skip=1' | UNEXPECTED_ANSWER",
        "'@odata.nextLink': 'https://odata.example/v1/Products?$skip=1'  | ENDLESS_PAGING",
        "'@odata.count': 40                                             | FEWER_THAN_ANNOUNCED"
      })
  void aListingThatDoesNotEndWellIsRefused(String rest, Code code) {
    String page = page(rest.strip().replace("''", "'"), product("a", "2026-01-01"));

    assertThat(refusal(source(PER_ITEM), page, page, page).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Erreur", "{\"detail\": \"Invalid filter\"}", "[]"})
  void whatIsNoListingIsNotAnEmptyListing(String answer) {
    assertThat(refusal(source(PER_ITEM), answer).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Tag("shared")
  @Test
  void theRecordedProductsAreRead() throws IOException {
    String recorded = Files.readString(Shared.path("samples/cdse/cop_dataspace_odata_search.json"));
    OdataSource source =
        read(
            "url: 'https://catalogue.dataspace.copernicus.eu/odata/v1', collection: 'SENTINEL-2',"
                + PER_ITEM);

    List<Dataset> datasets =
        fetch(source, null, recorded, page("")).stream().map(item -> map(source, item)).toList();

    assertThat(datasets).hasSize(2);
    assertThat(datasets)
        .allSatisfy(
            dataset -> {
              assertThat(dataset.distributions()).hasSize(1);
              assertThat(dataset.coverage().bbox()).isNotNull();
              assertThat(((Link) dataset.distributions().get(0)).checksum()).startsWith("md5:");
            });
    assertThat(run.marker()).contains("2024-05-08T14:55:49.434177Z");
    assertThat(door.asked()).hasSize(2);
  }

  /** The catalogue of eodag, which is not an answer of this API. */
  @Tag("shared")
  @Test
  void theRecordedCollectionIsNoListing() throws IOException {
    String recorded =
        Files.readString(Shared.path("samples/cdse/dedl-clms-corine-collection.json"));

    assertThat(refusal(source(PER_ITEM), recorded).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  private List<RawItem> fetch(OdataSource source, @Nullable String since, String... pages) {
    Iterator<String> next = Arrays.asList(pages).iterator();
    door = new AnsweringDoor(folder, request -> next.next());
    boolean isRecorded = source.url().getHost().endsWith(".eu");
    run =
        new Run(
            isRecorded ? world() : niortais(),
            door,
            folder,
            since,
            told::add,
            fr.moisson.connectors.Niortais.AT);
    return source.fetch(run).toList();
  }

  private Notice refusal(OdataSource source, String... pages) {
    return catchThrowableOfType(Unavailable.class, () -> fetch(source, null, pages)).notice();
  }

  private static Dataset map(OdataSource source, RawItem item) {
    return source.map(new DatasetId("niort", "odata", item.remoteId()), item, niortais());
  }

  private static Territory niortais() {
    return Niortais.of("79191");
  }

  private static Territory world() {
    return new Territory(
        Territory.Kind.EPCI,
        "200041317",
        "Monde",
        List.of(),
        new GeometryFactory().toGeometry(new Envelope(-180, 180, -90, 90)),
        "2026");
  }

  private static OdataSource source(String options) {
    return read("url: 'https://odata.example/v1/', collection: 'SENTINEL-2', " + options);
  }

  private static OdataSource read(String options) {
    String template =
        """
        dataset: {title: 'Images – {territoire}', description: 'x', licence: 'x',
                  publisher: {name: 'ESA'}}""";
    try {
      return JSON.readValue("{" + options + ", " + template + "}", OdataSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String page(String rest, String... products) {
    String members = rest.isEmpty() ? "" : ", " + rest;
    try {
      JsonNode page =
          JSON.readTree("{value: [" + String.join(", ", products) + "]" + members + "}");
      return page.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String product(String id, String day) {
    return """
    {Id: '%1$s', Name: 'S2_%1$s.SAFE', ContentLength: 12, Online: true,
     Checksum: [{Algorithm: 'BLAKE3', Value: 'ff'}, {Algorithm: 'MD5', Value: 'ABCD'}],
     ContentDate: {Start: '%2$sT10:00:00Z', End: '%2$sT10:00:05Z'},
     PublicationDate: '%2$sT15:00:00Z', ModificationDate: '%2$sT20:00:00Z',
     GeoFootprint: {type: 'Point', coordinates: [-0.5, 46.5]},
     Attributes: [{Name: 'cloudCover', Value: 3.2}]}"""
        .formatted(id, day);
  }
}
