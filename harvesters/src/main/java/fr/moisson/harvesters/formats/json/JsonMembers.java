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
    Found found = new Found();
    Set<String> filled = found.filled();
    List<String> answers = new ArrayList<>();
    try {
      members(parser, names, found, answers);
      if (parser.nextToken() != null) {
        return Optional.empty(); // one object per line
      }
    } catch (JsonProcessingException e) {
      // The reader meets the fault after the rows before it.
      Optional<String> cut = ofArrays(text, found).or(() -> filled.stream().findFirst());
      if (cut.isEmpty()) {
        throw e;
      }
      return cut;
    }
    Optional<String> listed = ofArrays(text, found);
    if (listed.isPresent()) {
      return listed;
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
      return found.empty().stream().filter(JsonMembers::isOfRows).findFirst();
    }
    if (filled.size() == 1) {
      return filled.stream().findFirst();
    }
    List<String> usual = filled.stream().filter(JsonMembers::isUsual).toList();
    return usual.size() == 1 ? Optional.of(usual.get(0)) : Optional.empty();
  }

  /** The usual member with rows that are arrays, if their items are named beside them. */
  private static Optional<String> ofArrays(Text text, Found found) throws IOException {
    List<String> usual = found.arrays().stream().filter(JsonMembers::isUsual).toList();
    boolean isOne = usual.size() == 1 && found.filled().stream().noneMatch(JsonMembers::isUsual);
    return isOne && !ListedColumns.of(text, usual.get(0)).isEmpty()
        ? Optional.of(usual.get(0))
        : Optional.empty();
  }

  /** Beside {@code result/records}, CKAN answers {@code result/fields}. */
  private static boolean isUsual(String path) {
    return OF_ROWS.contains(path.substring(path.lastIndexOf(JsonWalk.INSIDE) + 1));
  }

  /**
   * The members that are arrays, by their first item.
   *
   * @param filled with objects
   * @param empty without any item
   * @param arrays with arrays
   */
  private record Found(Set<String> filled, Set<String> empty, Set<String> arrays) {

    Found() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  private static void members(
      JsonParser parser, Set<String> names, Found found, List<String> answers) throws IOException {
    boolean hasOwn = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        array(parser, name, found);
      } else if (value == JsonToken.START_OBJECT && OF_ROWS.contains(name)) {
        inner(parser, name + JsonWalk.INSIDE, found);
      } else if (value == JsonToken.START_OBJECT) {
        Found inside = new Found();
        if (inner(parser, name + JsonWalk.INSIDE, inside)) {
          inside.filled().stream().filter(JsonMembers::isUsual).forEach(answers::add);
        }
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

  private static boolean isOfPages(String name) {
    return OF_PAGES.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Adds the arrays of an object that is a member, since APIs such as GBFS answer {@code {"data":
   * {"stations": […]}}}.
   *
   * @return whether the members beside them show that it is an answer of its own
   */
  private static boolean inner(JsonParser parser, String prefix, Found found) throws IOException {
    boolean isPage = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        array(parser, prefix + name, found);
      } else {
        isPage |= isOfPages(name);
        parser.skipChildren();
      }
    }
    return isPage;
  }

  /** Classifies an array by its first item, and skips the others. */
  private static void array(JsonParser parser, String name, Found found) throws IOException {
    JsonToken item = parser.nextToken();
    if (item == JsonToken.END_ARRAY) {
      found.empty().add(name);
    } else if (item == JsonToken.START_OBJECT) {
      found.filled().add(name);
    } else if (item == JsonToken.START_ARRAY) {
      found.arrays().add(name);
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
