package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.formats.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The names of the items of rows that are arrays, which stand beside these rows: {@code {"fields":
 * [{"id": "nom"}], "records": [["Mare"]]}} of CKAN's datastore, {@code {"columns": ["nom"], "data":
 * [["Mare"]]}} of pandas and others, and {@code meta.view.columns} of Socrata.
 */
final class ListedColumns {

  private static final Set<String> OF_COLUMNS = Set.of("fields", "columns", "meta");
  private static final String SOCRATA = "/view/columns";

  /**
   * Type of Socrata's own columns, of who entered a row and when, which it exports nowhere else.
   */
  private static final String HIDDEN = "meta_data";

  /**
   * One name per item, empty for those that are no data; none if the rows are no arrays, or nothing
   * names their items. Reads no further than necessary.
   *
   * @param member with the rows
   */
  static List<String> of(Text text, String member) throws IOException {
    int inside = member.indexOf(JsonWalk.INSIDE);
    try (JsonParser parser = Json.FACTORY.createParser(text.open())) {
      parser.nextToken();
      return inside < 0 || Json.enters(parser, member.substring(0, inside))
          ? beside(parser, member.substring(inside + 1))
          : List.of();
    }
  }

  private static List<String> beside(JsonParser parser, String rows) throws IOException {
    List<String> names = List.of();
    boolean areArrays = false;
    while ((names.isEmpty() || !areArrays) && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals(rows)) {
        areArrays = value == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_ARRAY;
        if (!areArrays) {
          return List.of();
        }
        if (names.isEmpty()) {
          skipRows(parser);
        }
      } else if (OF_COLUMNS.contains(name) && value.isStructStart()) {
        names = names(JsonTree.read(parser));
      } else {
        parser.skipChildren();
      }
    }
    return areArrays ? names : List.of();
  }

  /** From the beginning of the first row to the end of all. */
  private static void skipRows(JsonParser parser) throws IOException {
    do {
      parser.skipChildren();
    } while (parser.nextToken() != JsonToken.END_ARRAY);
  }

  private static List<String> names(JsonNode stated) {
    JsonNode columns = stated.isArray() ? stated : stated.at(SOCRATA);
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(name(column)));
    List<String> unique = new ArrayList<>(ColumnNames.unique(names));
    for (int i = 0; i < unique.size(); i++) {
      if (columns.path(i).path("dataTypeName").asText().equals(HIDDEN)) {
        unique.set(i, "");
      }
    }
    return List.copyOf(unique);
  }

  private static String name(JsonNode column) {
    return column.isObject()
        ? column.path(column.has("name") ? "name" : "id").asText()
        : column.asText();
  }

  private ListedColumns() {}
}
