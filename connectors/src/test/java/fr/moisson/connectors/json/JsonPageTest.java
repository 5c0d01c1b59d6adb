package fr.moisson.connectors.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.ScriptedDoor;
import fr.moisson.harvesters.formats.json.JsonText;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPageTest {

  private static final URI ADDRESS = URI.create("https://source.example/items");

  @TempDir Path folder;
  private ScriptedDoor door;

  @BeforeEach
  void openDoor() {
    door = new ScriptedDoor(folder);
  }

  @Test
  void rowsComeOneByOneAndWhatStandsAroundThemIsKept() {
    try (JsonPage page =
        JsonPage.of(
            json("{\"total\": 2, \"data\": [{\"a\": 1}, {\"a\": 2}], \"next\": null}"), "/data")) {
      assertThat(read(page)).extracting(row -> row.path("a").asInt()).containsExactly(1, 2);
      assertThat(page.envelope()).hasToString("{\"total\":2,\"next\":null}");
    }
  }

  @Test
  void rowsMayStandDeeperOrBeTheAnswerItself() {
    assertThat(rows("{\"result\": {\"count\": 1, \"items\": [7]}, \"ok\": true}", "/result/items"))
        .hasSize(1);
    assertThat(rows("[7, 8]", "")).hasSize(2);
    assertThat(rows("{\"exposition\": \"forte\"}", "")).hasSize(1);
    assertThat(rows("[]", "")).isEmpty();
  }

  /** As in GeoNature's exports with a geometry. */
  @Test
  void aCollectionOfFeaturesMayStandWhereRowsAre() {
    String answer =
        "{\"n\": 2, \"items\": {\"type\": \"FeatureCollection\", \"features\": [7, 8]}}";

    assertThat(rows(answer, "/items")).hasSize(2);
    assertThat(refusal(json("{\"items\": {\"type\": \"FeatureCollection\"}}"), "/items").code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void anAnswerThatIsItselfTheRowIsItsOwnEnvelope() {
    try (JsonPage page = JsonPage.of(json("{\"status\": 500}"), "")) {
      assertThat(page.isObject()).isTrue();
      assertThat(page.envelope()).isEqualTo(page.next());
    }
  }

  @Test
  void anArrayOfTheSameNameElsewhereIsNotTheRows() {
    String answer = "{\"result\": {\"count\": 1}, \"items\": [1, 2]}";

    assertThat(refusal(json(answer), "/result/items"))
        .returns(Code.UNEXPECTED_ANSWER, Notice::code);
  }

  @Test
  void anAnswerWithoutRowsSaysWhatItSaidInstead() {
    Notice notice = refusal(json("{\"message\": \"Base en maintenance\"}"), "/data");

    assertThat(notice.code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(inFrench(notice)).contains("Base en maintenance", "/data");
  }

  @Test
  void aPageIsToldAsSuchWithItsWords() {
    Body page = body("text/html", null, "<!doctype html>\n<title>Maintenance</title>");

    Notice notice = refusal(page, "/data");

    assertThat(notice.code()).isEqualTo(Code.PAGE_INSTEAD);
    assertThat(inFrench(notice)).contains("« Maintenance »", ADDRESS.toString(), "JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "null", "12", "\"texte\"", "[1, 2]"})
  void whatIsNotAnObjectWithRowsIsRefused(String answer) {
    assertThat(refusal(json(answer), "/data").code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": [{\"a\": 1}, {\"a\"",
        "{\"data\": [{\"a\": 1}",
        "{\"data\": [{\"a\": 1}]",
        "{\"data\": [{\"a\": 1}], ",
        "{\"data\": [{\"a\": tr",
        "{\"data\": [{\"a\": \"une phrase qui s’arr"
      })
  void anAnswerThatStopsBeforeItsEndIsTruncated(String answer) {
    assertThat(refusal(json(answer), "/data").code()).isEqualTo(Code.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1}\n{\"a\": 2}", "[1] [2]"})
  void whatFollowsTheAnswerIsNotIgnored(String answer) {
    assertThat(refusal(json(answer), "").code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(refusal(json("{\"data\": []} {}"), "/data").code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(refusal(json("[1] <!-- fin -->"), "").code()).isEqualTo(Code.INVALID_SYNTAX);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, ISO-8859-1",
    "UTF-16, UTF-16",
    "UTF-8, ",
    "UTF-8, klingon",
    "UTF-16, ",
    "UTF-8, ISO-8859-1"
  })
  void aDeclaredCharsetIsFollowedAndUnicodeIsRecognised(String written, String declared) {
    byte[] content = "[\"Forêt\"]".getBytes(Charset.forName(written));

    try (JsonPage page =
        JsonPage.of(door.body(ADDRESS, "application/json", declared, content), "")) {
      assertThat(read(page)).extracting(JsonNode::asText).containsExactly("Forêt");
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheAnswerWhateverIsDeclared() {
    try (JsonPage page =
        JsonPage.of(body("application/json", "ISO-8859-1", "\uFEFF[\"Forêt\"]"), "")) {
      assertThat(read(page)).extracting(JsonNode::asText).containsExactly("Forêt");
    }
  }

  /**
   * As Python writes NaN and infinities, and as scripts write texts with tabs and lists with a
   * trailing comma.
   */
  @Test
  void whatProgramsWriteThatIsNearlyJsonIsRead() {
    assertThat(
            rows(
                "{\"data\": [{\"a\": NaN, \"b\": -Infinity, \"c\": 1e-2147483648}, {\"a\": \"x\ty\"},]}",
                "/data"))
        .extracting(JsonNode::toString)
        .containsExactly("{\"a\":null,\"b\":null,\"c\":null}", "{\"a\":\"x\\ty\"}");
  }

  @Test
  void undeclaredLatinIsRefusedRatherThanMisread() {
    byte[] content = "{\"data\": [\"Forêt\"]}".getBytes(ISO_8859_1);

    Notice notice = refusal(door.body(ADDRESS, "application/json", null, content), "/data");

    assertThat(notice.code()).isEqualTo(Code.INVALID_SYNTAX);
    assertThat(inFrench(notice)).contains("UTF-8");
  }

  @Test
  void bytesOfNoCharsetAtAllAreRefused() {
    byte[] content = {0, 0, '{', 0, 0, 0, '}', 0};

    Notice notice = refusal(door.body(ADDRESS, "application/json", null, content), "/data");

    assertThat(notice.code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\": [%s]}", "{\"extra\": %s, \"data\": []}"})
  void tenThousandLevelsAreTooDeep(String answer) {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    Notice notice = refusal(json(answer.formatted(deep)), "/data");

    assertThat(notice.code()).isEqualTo(Code.UNEXPECTED_ANSWER);
    assertThat(inFrench(notice)).contains("nesting depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\": [\"", "{\"data\": [], \"extra\": \"", "{\""})
  @Timeout(20)
  void aHundredMegabytesOfOneTextAreRefusedInLittleTimeAndMemory(String before) {
    Body body = large(before, "x".repeat(1 << 20), 100, "");

    assertThat(refusal(body, "/data").code()).isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"extra\": [[|[],|1]]}",
        "{\"extra\": [[|{},|1]]}",
        "{\"extra\": [[|1,|1]]}",
        "{\"extra\": [|\"x\",|1]}",
        "{|\"x\":1,|\"y\":1}"
      })
  @Timeout(20)
  void anEnvelopeOfFortyMegabytesIsRefusedInLittleMemory(String shape) {
    String[] parts = shape.split("\\|");

    Body body = large(parts[0], parts[1].repeat((1 << 20) / parts[1].length()), 40, parts[2]);

    assertThat(refusal(body, "/data").code()).isEqualTo(Code.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[],", "{},", "1,", "[0.123456789012345],", "\"x\","})
  @Timeout(20)
  void aRowOfFortyMegabytesCostsItselfOnlyAndLittleMemory(String piece) {
    String megabyte = piece.repeat((1 << 20) / piece.length());
    Body body = large("{\"data\": [{\"id\": 1}, [", megabyte, 40, "1], {\"id\": 3}]}");

    try (JsonPage page = JsonPage.of(body, "/data")) {
      assertThat(read(page))
          .extracting(JsonNode::isMissingNode)
          .containsExactly(false, true, false);
    }
  }

  @Test
  void numbersStayAsTheyWereWritten() {
    String numbers = "[12345678.90,-0.46,0.1234567890123456789,12345678901234567890,7,2147483648]";

    assertThat(rows("[" + numbers + "]", "")).extracting(JsonText::of).containsExactly(numbers);
  }

  @Test
  @Timeout(20)
  void aHundredMegabytesOfRowsOnOneLineAreRead() {
    String row = "{\"nom\": \"" + "x".repeat(1_000) + "\"},";
    Body body = large("{\"data\": [", row, 100_000, "{}]}");

    try (JsonPage page = JsonPage.of(body, "/data")) {
      assertThat(read(page, ignored -> {})).isEqualTo(100_001);
    }
  }

  private static void repeat(OutputStream out, String text, int times) throws IOException {
    byte[] bytes = text.getBytes(US_ASCII);
    for (int i = 0; i < times; i++) {
      out.write(bytes);
    }
  }

  private Body large(String before, String piece, int times, String after) {
    return door.written(
        ADDRESS,
        "application/json",
        null,
        out -> {
          out.write(before.getBytes(US_ASCII));
          repeat(out, piece, times);
          out.write(after.getBytes(US_ASCII));
        });
  }

  private Body json(String text) {
    return body("application/json", null, text);
  }

  private Body body(String mediaType, String charset, String text) {
    return door.body(ADDRESS, mediaType, charset, text.getBytes(UTF_8));
  }

  private List<JsonNode> rows(String answer, String pointer) {
    try (JsonPage page = JsonPage.of(json(answer), pointer)) {
      List<JsonNode> rows = read(page);
      page.checkRows();
      return rows;
    }
  }

  private static List<JsonNode> read(JsonPage page) {
    List<JsonNode> rows = new ArrayList<>();
    read(page, rows::add);
    return rows;
  }

  private static long read(JsonPage page, Consumer<JsonNode> taker) {
    long count = 0;
    while (page.hasNext()) {
      taker.accept(page.next());
      count++;
    }
    return count;
  }

  private static Notice refusal(Body body, String pointer) {
    Unavailable[] thrown = new Unavailable[1];
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () -> {
              try (JsonPage page = JsonPage.of(body, pointer)) {
                read(page, row -> {});
                page.checkRows();
              }
            })
        .satisfies(e -> thrown[0] = e);
    return thrown[0].notice();
  }

  private static String inFrench(Notice notice) {
    return Messages.of(notice, Locale.FRENCH);
  }
}
