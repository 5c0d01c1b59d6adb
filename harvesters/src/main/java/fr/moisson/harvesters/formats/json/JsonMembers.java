package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.moisson.harvesters.formats.file.FormatMismatch;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the rows in a JSON object: APIs answer {@code {"total_count": 2, "results": […]}} and, with
 * the same status, {@code {"error": …}}.
 */
final class JsonMembers {

  private static final int HEAD = 4096;

  /** Usual members for rows, even if there are none. */
  private static final Set<String> OF_ROWS =
      Set.of("results", "result", "data", "records", "rows", "items", "value", "elements", "hits");

  /** Members beside the rows of an answer, which may itself be nested in another one. */
  private static final Set<String> OF_PAGES =
      Set.of(
          "results", "page", "total_pages", "total", "count", "total_count", "totalcount", "next");

  /** Further members with which an answer describes itself. */
  private static final Set<String> OF_ANSWERS = Set.of("message", "status", "statut", "version");

  private static final Set<String> FAULTS =
      Set.of(
          "error", "errors", "error_code", "errorcode", "erreur", "erreurs", "exception", "fault");

  /** Members of an answer that only tells how it failed. */
  private static final Set<String> OF_FAULTS =
      Set.of(
          "message",
          "status",
          "statuscode",
          "code",
          "detail",
          "details",
          "success",
          "timestamp",
          "path",
          "title",
          "type",
          "instance",
          "trace",
          "requestid");

  /**
   * The member with the rows: the only one with objects, or the only one of these with a usual
   * name; empty if the rows are the objects of the file itself. Among several answers in one, as in
   * {@code /ssp} of Géorisques, the first with rows is taken, which is reported.
   *
   * @param table of JSON
   * @throws BadItem if the object reports a failure
   */
  static Optional<String> ofRows(Table table, Consumer<Notice> notices) throws IOException {
    Text text = Text.of(table, notice -> {});
    try (JsonParser parser = Json.FACTORY.createParser(text.open())) {
      return read(table, parser, text, notices);
    } catch (JsonProcessingException e) {
      throw FormatMismatch.malformed(table, e);
    }
  }

  private static Optional<String> read(
      Table table, JsonParser parser, Text text, Consumer<Notice> notices) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    Set<String> filled = new TreeSet<>();
    Set<String> empty = new TreeSet<>();
    List<String> answers = new ArrayList<>();
    try {
      members(parser, names, filled, empty, answers);
      if (parser.nextToken() != null) {
        return Optional.empty(); // one object per line
      }
    } catch (JsonProcessingException e) {
      if (filled.isEmpty()) {
        throw e;
      }
      return filled.stream().findFirst(); // the reader meets the fault after the rows before it
    }
    if (filled.isEmpty() && isFault(names)) {
      throw FormatMismatch.notThat(table, text.head(HEAD));
    }
    if (filled.isEmpty() && !answers.isEmpty()) {
      if (answers.size() > 1) {
        String all = String.join(", ", answers);
        notices.accept(Notice.of(Notice.Code.LAYER_CHOSEN, table.origin(), all, answers.get(0)));
      }
      return Optional.of(answers.get(0));
    }
    if (filled.isEmpty()) {
      return empty.stream().filter(JsonMembers::isOfRows).findFirst();
    }
    if (filled.size() == 1) {
      return filled.stream().findFirst();
    }
    List<String> usual = filled.stream().filter(JsonMembers::isUsual).toList();
    return usual.size() == 1 ? Optional.of(usual.get(0)) : Optional.empty();
  }

  /** Beside {@code result/records}, CKAN answers {@code result/fields}. */
  private static boolean isUsual(String path) {
    return OF_ROWS.contains(path.substring(path.lastIndexOf(JsonWalk.INSIDE) + 1));
  }

  private static void members(
      JsonParser parser,
      Set<String> names,
      Set<String> filled,
      Set<String> empty,
      List<String> answers)
      throws IOException {
    boolean hasOwn = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        array(parser, name, filled, empty);
      } else if (value == JsonToken.START_OBJECT && OF_ROWS.contains(name)) {
        inner(parser, name + JsonWalk.INSIDE, filled, empty);
      } else if (value == JsonToken.START_OBJECT) {
        answer(parser, name + JsonWalk.INSIDE, answers);
      } else {
        hasOwn |= value.isScalarValue() && !isOfPages(name) && !OF_ANSWERS.contains(name);
        parser.skipChildren();
      }
      if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_FALSE) {
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    if (hasOwn) {
      answers.clear(); // A single thing, of which the rows are a part.
    }
  }

  /** APIs such as GBFS answer {@code {"data": {"stations": […]}}}. */
  private static void inner(JsonParser parser, String prefix, Set<String> filled, Set<String> empty)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        array(parser, name, filled, empty);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static boolean isOfPages(String name) {
    return OF_PAGES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Rows of a nested answer, recognised by the members beside them. */
  private static void answer(JsonParser parser, String prefix, List<String> answers)
      throws IOException {
    Set<String> filled = new TreeSet<>();
    boolean isPage = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        array(parser, name, filled, new HashSet<>());
      } else {
        isPage |= isOfPages(name);
        parser.skipChildren();
      }
    }
    if (isPage) {
      filled.stream().filter(OF_ROWS::contains).map(prefix::concat).forEach(answers::add);
    }
  }

  /** Classifies an array by its first item, and skips the others. */
  private static void array(JsonParser parser, String name, Set<String> filled, Set<String> empty)
      throws IOException {
    JsonToken item = parser.nextToken();
    if (item == JsonToken.END_ARRAY) {
      empty.add(name);
    } else if (item == JsonToken.START_OBJECT) {
      filled.add(name);
    }
    while (item != null && item != JsonToken.END_ARRAY) {
      parser.skipChildren();
      item = parser.nextToken();
    }
  }

  private static boolean isOfRows(String path) {
    return OF_ROWS.contains(path) || path.contains(JsonWalk.INSIDE);
  }

  private static boolean isFault(Set<String> names) {
    return names.stream().anyMatch(FAULTS::contains)
        || (names.contains("message") && OF_FAULTS.containsAll(names))
        || names.equals(Set.of("detail"));
  }

  private JsonMembers() {}
}
