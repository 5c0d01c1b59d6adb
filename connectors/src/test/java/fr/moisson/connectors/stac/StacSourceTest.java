package fr.moisson.connectors.stac;

import static fr.moisson.connectors.stac.StacReading.json;
import static fr.moisson.connectors.stac.StacReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.AnsweringDoor;
import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Door.Request;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StacSourceTest {

  private static final String SEARCH = "POST https://stac.example/api/search ";
  private static final String PER_ITEM = "collections: ['sr'], per: 'item'";
  private static final String BY_UPDATE = PER_ITEM + ", sort: {field: 'properties.updated'}";

  @TempDir Path folder;

  @Test
  void aCollectionIsOneDatasetOfAllProductsOfItsLatestDays() {
    StacReading reading =
        reading(
            page(
                "",
                item("a", "2026-01-01"),
                item("b2", "2026-02-01"),
                item("c", "2026-03-01"),
                item("b1", "2026-02-01")));

    List<RawItem> items = reading.fetch(source("collections: ['sr'], latest: 2"));

    assertThat(items).extracting(RawItem::remoteId).containsExactly("sr");
    assertThat(items.get(0).body().path("items"))
        .extracting(item -> item.path("id").asText())
        .containsExactly("c", "b2", "b1");
    assertThat(reading.door.asked())
        .containsExactly(
            "GET https://stac.example/api/collections/sr",
            SEARCH + "{\"collections\":[\"sr\"],\"bbox\":[-1.0,46.0,0.0,47.0],\"limit\":100}");
  }

  @Test
  void aCampaignOfManyTilesDoesNotFillADataset() {
    String[] tiles =
        Stream.concat(
                Stream.of(item("old", "2025-01-01")),
                IntStream.rangeClosed(1, 120)
                    .mapToObj(i -> item("tile%03d".formatted(i), "2026-01-01")))
            .toArray(String[]::new);

    List<RawItem> items = reading(page("", tiles)).fetch(source("collections: ['sr'], latest: 2"));

    assertThat(items.get(0).body().path("items"))
        .extracting(item -> item.path("id").asText())
        .hasSize(100)
        .startsWith("tile120")
        .endsWith("tile021");
  }

  @Test
  void theRequestHasWhatThePresetSays() {
    StacReading reading = reading(page(""));

    reading.fetch(
        source(
            """
            collections: ['sr'], area: 'intersects', datetime: '2024-01-01T00:00:00Z/..', limit: 80,
            paging: 'page', sort: {field: 'start_datetime', parameter: 'sortBy', descending: 'dsc'},
            body: {query: {latest: {eq: true}}}"""));

    assertThat(json(reading.door.asked().get(1).substring(SEARCH.length())))
        .isEqualTo(
            json(
                """
                {query: {latest: {eq: true}}, collections: ['sr'],
                 intersects: {type: 'Polygon', coordinates:
                   [[[-1.0, 46.0], [-1.0, 47.0], [0.0, 47.0], [0.0, 46.0], [-1.0, 46.0]]]},
                 datetime: '2024-01-01T00:00:00Z/..', limit: 80, page: 1,
                 sortBy: [{field: 'start_datetime', direction: 'dsc'}]}"""));
  }

  @Test
  void aServerWithoutPostIsAskedByGet() {
    StacReading reading = reading(page("numberMatched: 2", item("a", "2026")), page(""));

    assertThat(
            reading.refusal(
                source(
                    "method: 'get', paging: 'page', collections: ['sr'], limit: 1,"
                        + " sort: {field: 'datetime'}, per: 'item'")))
        .returns(Code.FEWER_THAN_ANNOUNCED, Notice::code);
    assertThat(reading.door.asked().subList(1, 3))
        .containsExactly(
            "GET https://stac.example/api/search?collections=sr&bbox=-1.0,46.0,0.0,47.0&limit=1"
                + "&page=1&sortby=-datetime",
            "GET https://stac.example/api/search?collections=sr&bbox=-1.0,46.0,0.0,47.0&limit=1"
                + "&page=2&sortby=-datetime");
  }

  /** The three forms of a link to the next page. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method: 'POST', body: {token: 't', limit: 5}    | POST | {token: 't', limit: 5}",
        "method: 'POST', body: {token: 't'}, merge: true | POST | {collections: ['sr'],"
            + " bbox: [-1.0, 46.0, 0.0, 47.0], limit: 100, token: 't'}",
        "method: 'POST'                                  | POST | {collections: ['sr'],"
            + " bbox: [-1.0, 46.0, 0.0, 47.0], limit: 100}",
        "type: 'application/geo+json'                    | GET  |"
      })
  void linksAreFollowedAsTheySay(String link, String method, String body) {
    StacReading reading =
        reading(
            page(
                "links: [{rel: 'self'}, {rel: 'next', href: '/api/search?n=2', " + link + "}]",
                item("a", "2026-01-01")),
            page("", item("b", "2026-01-02")));

    assertThat(reading.fetch(source(PER_ITEM)))
        .extracting(RawItem::remoteId)
        .containsExactly("sr/a", "sr/b");
    String asked = reading.door.asked().get(2);
    assertThat(asked).startsWith(method + " https://stac.example/api/search?n=2");
    if (body != null) {
      assertThat(json(asked.substring(asked.indexOf('{')))).isEqualTo(json(body));
    }
  }

  /** GEODES: the link to the next page lacks the filters. */
  @Test
  void pagesMayBeCountedInTheRequest() {
    String total = "context: {matched: 3}, links: [{rel: 'next', href: 'https://lost.example/'}]";
    StacReading reading =
        reading(
            page(total, item("a", "2026-01-01"), item("b", "2026-01-02")),
            page(total, item("c", "2026-01-03")));

    assertThat(reading.fetch(source(PER_ITEM + ", paging: 'page', limit: 2"))).hasSize(3);
    assertThat(reading.door.asked()).hasSize(3).last().asString().contains("\"page\":2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://other.example/search", "http://stac.example:8080/search", "//x/y"})
  void aLinkToAnotherHostIsNotFollowed(String href) {
    StacReading reading =
        reading(page("links: [{rel: 'next', href: '" + href + "'}]", item("a", "2026-01-01")));

    assertThat(reading.refusal(source(PER_ITEM)).code()).isEqualTo(Code.FOREIGN_NEXT_PAGE);
    assertThat(reading.door.asked()).hasSize(2);
  }

  @Test
  void aServerThatIgnoresItsOwnTokenIsEndless() {
    String again = page("links: [{rel: 'next', href: '/api/search?n=2'}]", item("a", "2026-01-01"));

    assertThat(reading(again, again).refusal(source(PER_ITEM)).code())
        .isEqualTo(Code.ENDLESS_PAGING);
  }

  /** Planetary Computer: for some days, its pages had no link to the next one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2 | ''               | true", "2 | numberMatched: 2 | false", "3 | '' | false"})
  void aFullPageWithoutLinkOrTotalDoesNotProveThatNothingElseIsThere(
      int limit, String rest, boolean isUnproven) {
    StacReading reading = reading(page(rest, item("a", "2026-01-01"), item("b", "2026-01-02")));

    assertThat(reading.fetch(source(BY_UPDATE + ", limit: " + limit))).hasSize(2);

    assertThat(reading.told.stream().map(Notice::code).anyMatch(Code.LISTING_UNPROVEN::equals))
        .isEqualTo(isUnproven);
    assertThat(reading.run.stoppedEarly()).isEqualTo(isUnproven);
    assertThat(reading.run.marker().isEmpty()).isEqualTo(isUnproven);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numberMatched: 3", "context: {matched: 3}"})
  void fewerItemsThanMatchedAreAHalfAnswer(String total) {
    StacReading reading =
        reading(
            page(total + ", links: [{rel: 'next', href: '?n=2'}]", item("a", "2026-01-01")),
            page(""));

    Notice notice = reading.refusal(source(PER_ITEM));

    assertThat(notice.code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(notice.args()).endsWith("3", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>Erreur</html>                      | PAGE_INSTEAD",
        "{\"code\": \"500\", \"description\": \"x\"} | UNEXPECTED_ANSWER",
        "{\"features\": [{\"id\": \"a\"            | TRUNCATED"
      })
  void whatIsNoListingIsNotAnEmptyListing(String answer, Code code) {
    assertThat(reading(answer).refusal(source(PER_ITEM)).code()).isEqualTo(code);
  }

  @Test
  void itemsThatDoNotMeetTheContourAreLeftOutWhateverTheServerThinks() {
    StacReading reading =
        reading(
            page(
                "",
                item("here", "2026-01-01"),
                item("elsewhere", "2026-01-02").replace("-0.5, 46.5", "2.3, 48.8"),
                item("nowhere", "2026-01-03").replace("'Point'", "'Cube'")));

    assertThat(reading.fetch(source(PER_ITEM)))
        .extracting(RawItem::remoteId)
        .containsExactly("sr/here");
    assertThat(reading.told)
        .containsExactly(Notice.of(Code.PRODUCTS_OUTSIDE, 2, "sr", "CA du Niortais"));
  }

  @Test
  void cloudyItemsAreLeftOutAndThoseThatDoNotSayAreKept() {
    StacReading reading =
        reading(
            page(
                "",
                item("clear", "2026-01-01").replace("updated", "'eo:cloud_cover': 9.9, updated"),
                item("cloudy", "2026-01-02").replace("updated", "'eo:cloud_cover': 54, updated"),
                item("radar", "2026-01-03")));

    assertThat(reading.fetch(source(PER_ITEM + ", cloudCover: 20.0")))
        .extracting(RawItem::remoteId)
        .containsExactly("sr/clear", "sr/radar");
  }

  @Test
  void aSortedSearchEndsOnceItHasTheLatest() {
    String more = "numberMatched: 900, links: [{rel: 'next', href: '?n=2'}]";
    StacReading reading =
        reading(
            page(more, item("c", "2026-03-01"), item("b2", "2026-02-01")),
            page(more, item("b1", "2026-02-01"), item("a", "2026-01-01")));

    List<RawItem> items =
        reading.fetch(source("collections: ['sr'], latest: 2, sort: {field: 'datetime'}"));

    assertThat(items.get(0).body().path("items"))
        .extracting(item -> item.path("id").asText())
        .containsExactly("c", "b2", "b1");
    assertThat(reading.run.stoppedEarly()).isFalse();
  }

  @Test
  void aServerThatIgnoresTheOrderIsReadToItsEnd() {
    String more = "links: [{rel: 'next', href: '?n=2'}]";
    StacReading reading =
        reading(
            page(more, item("a", "2026-01-01"), item("b", "2026-02-01")),
            page("", item("c", "2026-03-01")));

    RawItem item =
        reading.fetch(source("collections: ['sr'], latest: 1, sort: {field: 'datetime'}")).get(0);

    assertThat(item.body().path("items").get(0).path("id").asText()).isEqualTo("c");
  }

  @Test
  void aLaterRunStopsAtThePageThatReachesWhatTheLastOneSaw() {
    String more = "links: [{rel: 'next', href: '?n=2'}]";
    StacReading first =
        reading(page(more, item("b", "2026-02-01")), page("", item("a", "2026-01-01")));
    assertThat(first.fetch(source(BY_UPDATE))).hasSize(2);
    String marker = first.run.marker().orElseThrow();
    assertThat(first.run.stoppedEarly()).isFalse();

    StacReading second = reading(page(more, item("c", "2026-03-01"), item("a", "2026-01-01")));
    assertThat(second.fetch(source(BY_UPDATE), marker)).hasSize(2);

    assertThat(marker).isEqualTo("{\"sr\":\"2026-02-01T12:00:00Z\"}");
    assertThat(second.run.stoppedEarly()).isTrue();
    assertThat(second.run.marker()).contains("{\"sr\":\"2026-03-01T12:00:00Z\"}");
  }

  @Test
  void anEmptyCollectionIsNoDataset() {
    StacReading reading = reading(page("numberMatched: 0"));

    assertThat(reading.fetch(source("collections: ['sr']"))).isEmpty();
    assertThat(reading.run.marker()).isEmpty();
  }

  /** As written by Go programs for an empty list. */
  @Test
  void noListOfItemsIsAnEmptyOneWhereNoneAreMatched() {
    StacReading reading = reading("{\"features\": null, \"numberMatched\": 0}");

    assertThat(reading.fetch(source("collections: ['sr']"))).isEmpty();
    assertThat(reading("{\"features\": null}").refusal(source(PER_ITEM)).code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  private StacReading reading(String... pages) {
    Iterator<String> next = Arrays.asList(pages).iterator();
    return new StacReading(folder, Niortais.of("79191"), request -> answer(request, next));
  }

  private static String answer(Request request, Iterator<String> pages) {
    return request.uri().getPath().contains("/collections/")
            && AnsweringDoor.body(request).isEmpty()
        ? "{\"id\": \"sr\", \"title\": \"Surface reflectance\"}"
        : pages.next();
  }

  static String page(String rest, String... items) {
    String features = Stream.of(items).collect(Collectors.joining(", "));
    String members = rest.isEmpty() ? "" : ", " + rest;
    return json("{type: 'FeatureCollection', features: [" + features + "]" + members + "}")
        .toString();
  }

  static String item(String id, String day) {
    return """
    {type: 'Feature', id: '%1$s', geometry: {type: 'Point', coordinates: [-0.5, 46.5]},
     properties: {datetime: '%2$sT10:00:00Z', updated: '%2$sT12:00:00Z'},
     assets: {red: {href: 'https://files.example/%1$s.tif', type: 'image/tiff'}}}"""
        .formatted(id, day);
  }
}
