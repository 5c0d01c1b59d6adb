package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.connectors.paging.Envelope;
import fr.moisson.connectors.paging.Listing;
import fr.moisson.connectors.paging.Paging;
import fr.moisson.connectors.paging.Question;
import fr.moisson.connectors.paging.RowsOnce;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Door.Body;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Unavailable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/**
 * All rows of one query, in pages where the server supports them, else in ranges of object
 * identifiers. Either way the number of rows is known beforehand.
 */
record LayerRows(Door door, Question question, Metadata metadata, int pageSize) {

  private static final Envelope FEATURES = Envelope.of("/features").withError("/error");

  private static final String CUT = "exceededTransferLimit";

  /** The limit of servers before version 10, which their layers do not state. */
  private static final int MOST_ROWS_OF_OLD = 500;

  /**
   * @throws Unavailable if fewer rows come than announced
   */
  void read(Listing.Sink sink) throws IOException {
    if (metadata.hasPages()) {
      readPages(sink);
    } else {
      readRanges(sink);
    }
  }

  /**
   * Servers may cut a page before they compare its rows with the box: it then has fewer rows than
   * requested, or none, and the next one repeats some. The rest is then read in ranges.
   */
  private void readPages(Listing.Sink sink) throws IOException {
    String key = metadata.key();
    Question sorted = key == null ? question : question.with(Map.of("orderByFields", key));
    Paging paging = Paging.byOffset("resultOffset", "resultRecordCount", most(pageSize));
    Listing pages = new Listing(door, sorted, paging, FEATURES).expecting(count());
    if (key == null || !isGiven(key)) {
      pages.read(sink);
      return;
    }
    RowsOnce once = new RowsOnce(sink);
    AtomicBoolean isCut = new AtomicBoolean();
    try {
      pages.shownTo(around -> isCut.set(once.turnPage(true) == 0 && saysMore(around))).read(once);
    } catch (Unavailable e) {
      if (!isCut.get() && !once.hasRepeated()) {
        throw e;
      }
    }
    if (isCut.get() || once.hasRepeated()) {
      readRanges(once);
    }
  }

  private static boolean saysMore(JsonNode around) {
    return around.path(CUT).asBoolean() || around.path("properties").path(CUT).asBoolean();
  }

  /** Whether rows contain their identifier; if not, different rows may be alike. */
  private boolean isGiven(String key) {
    List<String> fields =
        List.of(String.valueOf(question.parameters().get("outFields")).split(","));
    return metadata.givesGeoJson() || fields.contains("*") || fields.contains(key);
  }

  private int most(int otherwise) {
    return metadata.mostRows() > 0 ? Math.min(metadata.mostRows(), pageSize) : otherwise;
  }

  private long count() {
    Body body = ask(Map.of("returnCountOnly", "true", "f", "json"));
    JsonNode answer = JsonPage.object(body);
    refuseError(body, answer);
    if (!answer.path("count").isIntegralNumber()) {
      throw Refusals.unexpected(body.uri(), answer + " ≠ JSON /count");
    }
    return answer.path("count").asLong();
  }

  private void readRanges(Listing.Sink sink) throws IOException {
    Ids ids = ids();
    int size = most(Math.min(MOST_ROWS_OF_OLD, pageSize));
    for (int from = 0; from < ids.sorted().length; from += size) {
      int to = Math.min(ids.sorted().length, from + size);
      Range range = new Range(ids.key(), ids.sorted()[from], ids.sorted()[to - 1]);
      String where = range.in(String.valueOf(question.parameters().get("where")));
      Question asked = question.with(Map.of("where", where));
      new Listing(door, asked, Paging.NONE, FEATURES)
          .expecting(to - from)
          .read(
              row -> {
                range.refuseOthers(asked, row);
                sink.take(row);
              });
    }
  }

  /** A range of identifiers, both ends included. */
  private record Range(String key, long first, long last) {

    String in(String where) {
      return "(%1$s) AND %2$s >= %3$d AND %2$s <= %4$d".formatted(where, key, first, last);
    }

    /** A server that ignores the range would send its first rows again and again. */
    void refuseOthers(Question asked, JsonNode row) {
      JsonNode id = row.path(row.has("attributes") ? "attributes" : "properties").path(key);
      if (id.isNumber() && (id.asLong() < first || id.asLong() > last)) {
        throw Refusals.unexpected(asked.address(), key + " = " + id);
      }
    }
  }

  /**
   * The identifiers of the rows of one territory.
   *
   * @param sorted eight bytes per row, all that is held in memory for each
   */
  private record Ids(String key, long[] sorted) {}

  private Ids ids() {
    Body body = ask(Map.of("returnIdsOnly", "true", "f", "json"));
    LongStream.Builder ids = LongStream.builder();
    try (JsonPage page = JsonPage.of(body, "/objectIds")) {
      while (page.hasNext()) {
        ids.add(page.next().asLong());
      }
      JsonNode around = page.envelope();
      refuseError(body, around);
      boolean isNone = around.has("objectIds") && around.path("objectIds").isNull();
      if (!isNone) {
        page.checkRows();
      }
      String key = around.path("objectIdFieldName").asText(metadata.key());
      long[] sorted = ids.build().sorted().toArray();
      if (key == null && sorted.length > 0) {
        throw Refusals.unexpected(body.uri(), "≠ JSON /objectIdFieldName");
      }
      return new Ids(String.valueOf(key), sorted);
    }
  }

  private Body ask(Map<String, String> what) {
    Map<String, String> parameters = new LinkedHashMap<>(question.parameters());
    parameters.remove("outFields");
    parameters.remove("returnGeometry");
    parameters.remove("outSR");
    parameters.putAll(what);
    return door.get(new Question(question.url(), parameters, question.headers()).request());
  }

  static void refuseError(Body body, JsonNode answer) {
    if (answer.has("error")) {
      throw new Unavailable(Notice.of(Code.ERROR_INSIDE_SUCCESS, body.uri(), answer.path("error")));
    }
  }
}
