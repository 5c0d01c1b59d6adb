package fr.moisson.connectors.rest;

import static fr.moisson.connectors.rest.RestReading.ADDRESS;
import static fr.moisson.connectors.rest.RestReading.NIORTAIS;
import static fr.moisson.connectors.rest.RestReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.RawItem;
import fr.moisson.harvesters.model.Run;
import fr.moisson.harvesters.model.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestSourceTest {

  private static final String BY_PAGE =
      """
      paging: {style: 'page', parameter: 'page', sizeParameter: 'size', size: 2},
      envelope: {rows: '/data', total: '/results', error: '/error', emptyBody: true}""";

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void rowsBecomeOneDatasetAndItsTable() {
    door.serve(ADDRESS + "?page=1&size=2", "{\"data\": [{\"a\": 1}, {\"a\": 2}], \"results\": 3}");
    door.serve(ADDRESS + "?page=2&size=2", "{\"data\": [{\"a\": 3}], \"results\": 3}");
    RestSource source = source(BY_PAGE);

    RawItem item = reading().item(source);
    Dataset dataset = source.map(new DatasetId("niort", "rest", "rows"), item, NIORTAIS);
    Table table = source.table(item).orElseThrow();

    assertThat(item.remoteId()).isEqualTo("rows");
    assertThat(dataset.title()).isEqualTo("Lignes – CA du Niortais");
    assertThat(table.format()).isEqualTo(Table.Format.JSON_LINES);
    assertThat(table.origin()).isEqualTo(URI.create(ADDRESS));
    assertThat(table.file()).hasContent("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
  }

  /** Géorisques answers 500 to a request with more than 20 communes. */
  @Test
  void communesAreAskedForInChunksEachWithItsOwnTotal() {
    String chunked =
        "scope: {by: 'communes', chunk: 2}, parameters: {code_insee: '{codes}'}, " + BY_PAGE;
    String first = ADDRESS + "?code_insee=79125,79130&page=1&size=2";
    String second = ADDRESS + "?code_insee=79162,79191&page=1&size=2";
    String third = ADDRESS + "?code_insee=79216&page=1&size=2";
    door.serve(first, "{\"data\": [{\"a\": 1}], \"results\": 1}");
    door.serve(second, "{\"data\": [], \"results\": 0}");
    door.serve(third, "{\"data\": [{\"a\": 2}], \"results\": 1}");

    assertThat(rows(source(chunked))).hasSize(2);
    assertThat(door.asked()).containsExactly(first, second, third);
  }

  /** Géorisques, gaspar/pprn: pages are counted from 0, and the total is a number of pages. */
  @Test
  void pagesMayBeCountedFromZero() {
    door.serve(ADDRESS + "?pageNumber=0", "{\"content\": [{\"a\": 1}], \"totalPages\": 2}");
    door.serve(ADDRESS + "?pageNumber=1", "{\"content\": [{\"a\": 2}], \"totalPages\": 2}");

    assertThat(rows(source(fromZero()))).hasSize(2);
    assertThat(door.asked()).hasSize(2);
  }

  @Test
  void anEmptyListingMayBeAnnouncedAsOnePage() {
    door.serve(ADDRESS + "?pageNumber=0", "{\"content\": [], \"totalPages\": 1}");

    Run run = reading().run();

    assertThat(source(fromZero()).fetch(run)).isEmpty();
    assertThat(run.empty()).containsExactly("rows");
  }

  @Test
  void anAnnouncedPageThatComesEmptyIsAHalfAnswer() {
    door.serve(ADDRESS + "?pageNumber=0", "{\"content\": [{\"a\": 1}], \"totalPages\": 2}");
    door.serve(ADDRESS + "?pageNumber=1", "{\"content\": [], \"totalPages\": 2}");

    assertThat(refusal(source(fromZero()))).returns(Code.FEWER_THAN_ANNOUNCED, Notice::code);
  }

  private static String fromZero() {
    return """
    paging: {style: 'page', parameter: 'pageNumber', first: 0},
    envelope: {rows: '/content', pages: '/totalPages'}""";
  }

  /**
   * Opendatasoft Explore v2.1: after a page that is shorter than requested, the next offset is
   * smaller.
   */
  @Test
  void offsetsCountTheRowsThatCame() {
    String offsets =
        """
                paging: {style: 'offset', parameter: 'offset', sizeParameter: 'limit', size: 100},
        envelope: {rows: '/results', total: '/total_count', error: '/error_code'}""";
    String two = "{\"results\": [{\"a\": 1}, {\"a\": 2}], \"total_count\": 3}";
    door.serve(ADDRESS + "?offset=0&limit=100", two);
    door.serve(ADDRESS + "?offset=2&limit=100", "{\"results\": [{\"a\": 3}], \"total_count\": 3}");

    assertThat(rows(source(offsets))).hasSize(3);
  }

  @Test
  void theTerritoryIsNamedAsTheServiceKnowsIt() {
    door.otherwise(uri -> "{\"data\": [{\"a\": \"" + uri + "\"}], \"results\": 1}");
    String pages = "style: 'page', parameter: 'page', sizeParameter: 'size', size: 2";
    String bare = BY_PAGE.replace(pages, "style: 'none'");

    rows(source("parameters: {siren: '{siren}'}, " + bare));
    rows(source("scope: {by: 'departements'}, parameters: {dep: '{code}'}, " + bare));
    rows(source("parameters: {b: 'é & ?', a: '1,2'}, " + bare));

    assertThat(door.asked())
        .containsExactly(
            ADDRESS + "?siren=200041317", ADDRESS + "?dep=79", ADDRESS + "?a=1,2&b=%C3%A9+%26+%3F");
  }

  @Test
  void aServerThatIgnoresThePageNumberIsEndlessEvenIfItsTotalWouldBeReached() {
    door.otherwise(
        uri -> "{\"data\": [{\"a\": 1}, {\"a\": 2}], \"results\": 3, \"page\": \"" + uri + "\"}");

    assertThat(refusal(source(BY_PAGE)).code()).isEqualTo(Code.ENDLESS_PAGING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\": [], \"results\": 40}", "{\"data\": [], \"results\": 0}", ""})
  void aTotalGreaterThanWhatComesIsAHalfAnswer(String lastPage) {
    door.serve(ADDRESS + "?page=1&size=2", "{\"data\": [{\"a\": 1}, {\"a\": 2}], \"results\": 40}");
    door.serve(ADDRESS + "?page=2&size=2", lastPage);

    Notice notice = refusal(source(BY_PAGE));

    assertThat(notice.code()).isEqualTo(Code.FEWER_THAN_ANNOUNCED);
    assertThat(notice.args()).endsWith("40", "2");
  }

  @Test
  void pagesWithoutAnyTotalEndWithTheFirstEmptyOne() {
    door.serve(ADDRESS + "?page=1&size=2", "{\"data\": [{\"a\": 1}]}");
    door.serve(ADDRESS + "?page=2&size=2", "{\"data\": []}");

    assertThat(rows(source(BY_PAGE))).hasSize(1);
  }

  /** Géorisques, rga: status 200 without a body where there is no clay. */
  @Test
  void anEmptyBodyMeansNoRowsOnlyWhereThePresetSaysSo() {
    door.otherwise(uri -> "");

    assertThat(reading().fetch(source(BY_PAGE))).isEmpty();
    assertThat(refusal(source(BY_PAGE.replace(", emptyBody: true", ""))).code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void anErrorInsideASuccessStatusIsToldWithItsReason() {
    door.otherwise(uri -> "{\"error\": 401, \"message\": \"Jeton expiré\"}");

    Notice notice = refusal(source(BY_PAGE));

    assertThat(notice.code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
    assertThat(Messages.of(notice, Locale.FRENCH)).contains("api.example", "401", "Jeton expiré");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "\"\"", "[]", "{}"})
  void aFieldForErrorsThatHoldsNoneIsNoError(String none) {
    door.otherwise(uri -> "{\"error\": " + none + ", \"data\": [{\"a\": 1}], \"results\": 1}");

    assertThat(rows(source(BY_PAGE))).hasSize(1);
  }

  /** Géorisques: "response_code": 200 beside the rows. */
  @Test
  void aFieldForErrorsMaySayThatAllIsWell() {
    String judged = BY_PAGE.replace("error: '/error'", "error: '/code', success: ['0', 'OK']");
    door.otherwise(uri -> "{\"code\": 0, \"data\": [{\"a\": 1}], \"results\": 1}");
    assertThat(rows(source(judged))).hasSize(1);

    door.otherwise(uri -> "{\"code\": 500, \"data\": [], \"results\": 0}");
    assertThat(refusal(source(judged)).code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
  }

  /** Géorisques, rga: the answer itself is the row, so an error message would be taken for one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\": \"Service indisponible\", \"status\": 500}",
        "{\"error\": {\"code\": 500}, \"exposition\": null}",
        "{}"
      })
  void anApologyIsNoRow(String apology) {
    RestSource one =
        source("paging: {style: 'none'}, envelope: {rows: '', required: ['/exposition']}");
    door.otherwise(uri -> apology);
    assertThat(refusal(one).code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);

    door.otherwise(uri -> "{\"exposition\": \"forte\"}");
    assertThat(rows(one)).containsExactly("{\"exposition\":\"forte\"}");
  }

  /** transport.data.gouv.fr: the answer itself is the list. */
  @Test
  void anObjectIsNoCatalogue() {
    RestSource catalogue =
        RestReading.endpoints(
            "offres: {paging: {style: 'none'}, envelope: {rows: ''}, entries: {id: '/id', title: '/t'}}");
    door.otherwise(uri -> "{\"id\": \"a\", \"t\": \"Erreur interne\"}");

    assertThat(refusal(catalogue).code()).isEqualTo(Code.ERROR_INSIDE_SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Erreur", "{\"lignes\": []}", "{\"data\": \"non\"}", "[1]"})
  void whatIsNoListingIsNotAnEmptyListing(String answer) {
    door.otherwise(uri -> answer);

    assertThat(refusal(source(BY_PAGE)).code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void aTruncatedPageStopsTheRun() {
    door.otherwise(uri -> "{\"data\": [{\"a\": 1}, {\"a\": ");

    assertThat(refusal(source(BY_PAGE)).code()).isEqualTo(Code.TRUNCATED);
  }

  @Test
  void rowsInLatinThatSayTheyAreBecomeUnicode() {
    door.serve(
        ADDRESS + "?page=1&size=2",
        "{\"data\": [{\"a\": \"Forêt\"}], \"results\": 1}",
        StandardCharsets.ISO_8859_1);

    assertThat(rows(source(BY_PAGE))).containsExactly("{\"a\":\"Forêt\"}");
  }

  private RestReading reading() {
    return new RestReading(folder, door);
  }

  private List<String> rows(RestSource source) {
    return reading().rows(source);
  }

  private Notice refusal(RestSource source) {
    return reading().refusal(source);
  }
}
