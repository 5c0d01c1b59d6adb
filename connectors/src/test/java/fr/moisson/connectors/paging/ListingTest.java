package fr.moisson.connectors.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.Niortais;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.paging.Paging.Style;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.HarvestException;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The styles of paging that {@code RestSourceTest} does not cover. */
class ListingTest {

  private static final String ADDRESS = "https://api.example/v1/rows";

  @TempDir Path folder;
  private final List<Notice> notices = new ArrayList<>();
  private ScriptedDoor door;
  private Run run;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
    run = new Run(Niortais.of("79191"), door, folder, null, notices::add, Niortais.AT);
  }

  private List<String> read(Paging paging, Envelope envelope) {
    List<String> rows = new ArrayList<>();
    try {
      new Listing(run, Question.of(URI.create(ADDRESS), Map.of()), paging, envelope)
          .read(row -> rows.add(row.toString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static Paging paging(Style style, String parameter, boolean rewriteHost, Integer most) {
    return new Paging(style, parameter, 0, null, 2, rewriteHost, most);
  }

  private static Envelope items() {
    return Envelope.of("/items");
  }

  private static Envelope ending(String last) {
    return new Envelope(
        "/items", null, null, null, null, last, null, List.of(), List.of(), false, false, List.of(),
        false);
  }

  /** Links to the next page in Géorisques name a host that is not reachable from outside. */
  @Test
  void aLinkToAnInternalHostIsPutRightWhereThePresetSaysSo() {
    door.serve(ADDRESS, "{\"items\": [1], \"next\": \"http://api.interne/v1/rows?page=2\"}");
    door.serve(ADDRESS + "?page=2", "{\"items\": [2], \"next\": null}");

    List<String> rows = read(paging(Style.NEXT, null, true, null), items().withNext("/next"));

    assertThat(rows).containsExactly("1", "2");
  }

  /** RFC 3986 keeps the whole path for a reference that is only a query; java.net.URI does not. */
  @Test
  void aLinkThatIsAQueryAloneKeepsThePath() {
    door.serve(ADDRESS, "{\"items\": [1], \"next\": \"?page=2\"}");
    door.serve(ADDRESS + "?page=2", "{\"items\": [2]}");

    assertThat(read(paging(Style.NEXT, null, false, null), items().withNext("/next"))).hasSize(2);
  }

  /** As in data-fair. */
  @Test
  void theNextPageMayStandInAHeader() {
    door.serve(
        ADDRESS,
        uri ->
            linked(
                door.body(uri, "application/json", null, "[1]".getBytes()),
                "<https://api.example/v1/rows?page=1>; rel=\"prev\", </v1/rows?after=1>; rel=next"));
    door.serve(ADDRESS + "?after=1", "[2]");

    assertThat(read(paging(Style.LINK, null, false, null), Envelope.of("")))
        .containsExactly("1", "2");
  }

  private static Body linked(Body body, String link) {
    return new Body(
        body.uri(), body.file(), body.mediaType(), null, Map.of("link", link), body.sha256());
  }

  @Test
  void aCursorIsGivenBackUntilThereIsNone() {
    door.serve(ADDRESS, "{\"items\": [1], \"after\": \"é=1\"}");
    door.serve(ADDRESS + "?cursor=%C3%A9%3D1", "{\"items\": [2], \"after\": \"b\"}");
    door.serve(ADDRESS + "?cursor=b", "{\"items\": []}");

    assertThat(read(paging(Style.CURSOR, "cursor", false, null), items().withNext("/after")))
        .containsExactly("1", "2");
  }

  /**
   * GeoNature: the parameter offset is a page number, and an undocumented cap can make pages
   * shorter than requested.
   */
  @Test
  void anOffsetMayBeAPageNumber() {
    door.serve(ADDRESS + "?offset=0", "{\"items\": [1, 2], \"total\": 3}");
    door.serve(ADDRESS + "?offset=1", "{\"items\": [3], \"total\": 3}");

    assertThat(read(paging(Style.PAGE, "offset", false, null), items().withTotal("/total")))
        .hasSize(3);
  }

  /** ArcGIS only says whether there is more, GBIF only whether the page is the last one. */
  @Test
  void aPageMayOnlySayWhetherItIsTheLast() {
    door.serve(ADDRESS + "?o=0", "{\"items\": [1, 2], \"exceeded\": true}");
    door.serve(ADDRESS + "?o=2", "{\"items\": [3]}");
    Paging offset = paging(Style.OFFSET, "o", false, null);

    assertThat(read(offset, items().withMore("/exceeded"))).hasSize(3);

    door.serve(ADDRESS + "?o=0", "{\"items\": [1, 2], \"end\": false}");
    door.serve(ADDRESS + "?o=2", "{\"items\": [3], \"end\": true}");

    assertThat(read(offset, ending("/end"))).hasSize(3);
    assertThat(door.asked()).hasSize(4);
  }

  /** GBIF and Opendatasoft give no rows beyond a window. */
  @Test
  void whatLiesBeyondTheWindowIsMissedAloud() {
    door.serve(ADDRESS + "?o=0&n=2", "{\"items\": [1, 2], \"total\": 9}");
    door.serve(ADDRESS + "?o=2&n=1", "{\"items\": [3], \"total\": 9}");
    Paging offset = new Paging(Style.OFFSET, "o", 0, "n", 2, false, 3);

    assertThat(read(offset, items().withTotal("/total"))).containsExactly("1", "2", "3");
    assertThat(notices)
        .singleElement()
        .returns(Code.LISTING_CAPPED, Notice::code)
        .satisfies(notice -> assertThat(notice.args()).endsWith("3", "9"));
    assertThat(run.stoppedEarly()).isTrue();
  }

  /** When pages are numbered, the last page before the limit cannot be shortened, only left out. */
  @Test
  void noPageReachesBeyondTheWindow() {
    door.serve(ADDRESS + "?p=0", "{\"items\": [1, 2], \"total\": 9}");
    Paging pages = paging(Style.PAGE, "p", false, 3);

    assertThat(read(pages, items().withTotal("/total"))).containsExactly("1", "2");
    assertThat(notices).extracting(Notice::code).containsExactly(Code.LISTING_CAPPED);
  }

  /** Entry 3 moves into the first page after that page was read, and is missed. */
  @Test
  void anEntryThatIsDeletedMeanwhileMakesTheListingNoFullOne() {
    door.serve(ADDRESS + "?o=0", "{\"items\": [1, 2], \"total\": 4}");
    door.serve(ADDRESS + "?o=2", "{\"items\": [4], \"total\": 3}");
    run.upTo("here");

    assertThat(read(paging(Style.OFFSET, "o", false, null), items().withTotal("/total")))
        .containsExactly("1", "2", "4");
    assertThat(notices)
        .singleElement()
        .returns(Code.LISTING_SHRANK, Notice::code)
        .satisfies(notice -> assertThat(notice.args()).endsWith("4", "3"));
    assertThat(run.stoppedEarly()).isTrue();
    assertThat(run.marker()).isEmpty();
  }

  @Test
  void anEntryThatIsAddedMeanwhileIsNoMatter() {
    door.serve(ADDRESS + "?o=0", "{\"items\": [1, 2], \"total\": 3}");
    door.serve(ADDRESS + "?o=2", "{\"items\": [3, 4], \"total\": 4}");

    read(paging(Style.OFFSET, "o", false, null), items().withTotal("/total"));

    assertThat(notices).isEmpty();
    assertThat(run.stoppedEarly()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEXT", "CURSOR"})
  void aPageMaySayThatItIsTheLastAlthoughItNamesAnother(Style style) {
    door.serve(ADDRESS, "{\"items\": [1], \"next\": \"?c=b\", \"hasMore\": true}");
    door.serve(ADDRESS + "?c=b", "{\"items\": [2], \"next\": \"?c=b\", \"hasMore\": false}");
    door.serve(ADDRESS + "?c=%3Fc%3Db", "{\"items\": [2], \"next\": \"?c=b\", \"hasMore\": false}");

    assertThat(
            read(paging(style, "c", false, null), items().withNext("/next").withMore("/hasMore")))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total\": 0, \"items\": null}",
        "{\"total\": 0}",
        "{\"total\": 0, \"items\": []}"
      })
  void anAnswerThatAnnouncesNothingNeedsNoRows(String answer) {
    door.serve(ADDRESS, answer);

    assertThat(read(Paging.NONE, items().withTotal("/total"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total\": 3, \"items\": null}",
        "{\"items\": null}",
        "{\"total\": 0, \"items\": \"aucun\"}",
        "{\"total\": 0, \"items\": {}}"
      })
  void otherwiseAnAnswerWithoutRowsIsNoAnswer(String answer) {
    door.serve(ADDRESS, answer);

    assertRefused(Paging.NONE, items().withTotal("/total"), Code.UNEXPECTED_ANSWER);
  }

  @Test
  void aStatusMayMeanThatThereIsNothing() {
    HarvestException notFound = Refusals.of(String.valueOf(ADDRESS), 404, "");
    door.serve(
        ADDRESS,
        uri -> {
          throw notFound;
        });
    Envelope lenient =
        new Envelope(
            "/items",
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            false,
            false,
            List.of(404),
            false);

    assertThat(read(Paging.NONE, lenient)).isEmpty();
    assertThat(catchThrowableOfType(Misconfigured.class, () -> read(Paging.NONE, items())))
        .isSameAs(notFound);
  }

  private void assertRefused(Paging paging, Envelope envelope, Code code) {
    assertThat(catchThrowableOfType(Unavailable.class, () -> read(paging, envelope)).notice())
        .returns(code, Notice::code);
  }

  /** Empty pages all look the same; only the address of the next page shows the loop. */
  @Test
  void anEmptyPageThatLeadsToItselfIsEndless() {
    door.otherwise(uri -> "{\"items\": [], \"next\": \"/v1/rows?page=2\"}");

    assertRefused(Paging.NEXT, items().withNext("/next"), Code.ENDLESS_PAGING);
    assertThat(door.asked()).hasSize(3);
  }

  /** The total in udata is wrong but its links are right, though a link may name another host. */
  @Test
  void aLinkThatSaysThatThereIsMoreOutweighsTheTotal() {
    door.serve(ADDRESS + "?p=1", "{\"items\": [1], \"total\": 1, \"next\": \"http://x.interne/\"}");
    door.serve(ADDRESS + "?p=2", "{\"items\": [2], \"total\": 1, \"next\": null}");
    Paging pages = new Paging(Style.PAGE, "p", 1, null, 1, false, null);

    assertThat(read(pages, items().withTotal("/total").withMore("/next"))).hasSize(2);
  }

  /** Signatures and counters in rows change from one answer to the next. */
  @Test
  void aRowIsKnownByItsNameIfItHasOne() {
    AtomicInteger answers = new AtomicInteger();
    door.otherwise(
        uri -> "{\"items\": [{\"id\": \"a\", \"seen\": %d}]}".formatted(answers.incrementAndGet()));
    Listing listing =
        new Listing(
            door,
            Question.of(URI.create(ADDRESS), Map.of()),
            paging(Style.OFFSET, "o", false, null),
            items());

    assertThatThrownBy(() -> listing.named("/id").items().toList())
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.notice().code()).isEqualTo(Code.ENDLESS_PAGING));
    assertThat(answers).hasValue(2);
  }

  @Test
  void rowsWithoutTheNameThatTheyShouldHaveAreToldApartByAllTheyAre() {
    door.serve(ADDRESS + "?o=0", "{\"items\": [{\"a\": 1}], \"total\": 2}");
    door.serve(ADDRESS + "?o=1", "{\"items\": [{\"a\": 2}], \"total\": 2}");
    Listing listing =
        new Listing(
            door,
            Question.of(URI.create(ADDRESS), Map.of()),
            paging(Style.OFFSET, "o", false, null),
            items().withTotal("/total"));

    assertThat(listing.named("/id").items()).extracting(RawItem::remoteId).containsExactly("", "");
  }

  /** Pages are requested only when their rows are needed. */
  @Test
  void nothingIsReadAhead() {
    door.otherwise(uri -> "{\"items\": [%d]}".formatted(uri.toString().hashCode()));
    Listing listing =
        new Listing(
            door,
            Question.of(URI.create(ADDRESS), Map.of()),
            paging(Style.OFFSET, "o", false, null),
            items());

    try (Stream<JsonNode> rows = listing.stream()) {
      assertThat(rows.limit(3)).hasSize(3);
    }
    assertThat(door.asked()).hasSize(3);
  }
}
