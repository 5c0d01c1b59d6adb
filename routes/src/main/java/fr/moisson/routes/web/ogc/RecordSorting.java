package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.routes.portal.SortKey;
import fr.moisson.routes.portal.SortKey.By;
import fr.moisson.routes.web.api.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What records can be sorted by (<a href="https://docs.ogc.org/is/20-004r1/20-004r1.html">OGC API –
 * Records, Part 1</a>, class Sorting).
 */
final class RecordSorting {

  private static final String CREATED = "created";

  private static final Map<String, By> SORTABLES = new LinkedHashMap<>();

  static {
    SORTABLES.put("id", By.KEY);
    SORTABLES.put("title", By.TITLE);
    SORTABLES.put(CREATED, By.FIRST_PUBLICATION);
    SORTABLES.put("updated", By.CHANGE);
  }

  /**
   * @param written a sortable after {@code +}, {@code -} or nothing, which is as {@code +}; an
   *     unescaped plus sign in an address is a space
   */
  static SortKey key(String written) {
    String name = written.replaceFirst("^[+ -]", "");
    By by = SORTABLES.get(name);
    if (by == null) {
      throw Problem.bad("ogc.sort", written.strip(), String.join(", ", SORTABLES.keySet()));
    }
    return new SortKey(by, written.startsWith("-"));
  }

  /** The order without any wish. */
  static void usual(ArrayNode order) {
    order.addObject().put("field", CREATED).put("direction", "asc");
  }

  static ObjectNode schema(String address, String title) {
    ObjectNode schema = Queryables.schema(address, title);
    ObjectNode properties = schema.putObject("properties");
    SORTABLES.forEach(
        (name, by) -> {
          ObjectNode one = properties.putObject(name).put("type", "string");
          if (by == By.FIRST_PUBLICATION || by == By.CHANGE) {
            one.put("format", "date-time");
          }
        });
    return schema;
  }

  private RecordSorting() {}
}
