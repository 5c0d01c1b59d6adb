package fr.moisson.connectors.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Coverage;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields of the records that portals are sent. */
public final class RecordFields {

  /** As a text, or as a list of texts if it is a collection; nothing if it states nothing. */
  public static void put(ObjectNode record, String field, @Nullable Object value) {
    if (value instanceof Collection<?> list) {
      if (!list.isEmpty()) {
        ArrayNode array = record.putArray(field);
        list.forEach(one -> array.add(one.toString()));
      }
    } else if (value != null && !value.toString().isBlank()) {
      record.put(field, value.toString().strip());
    }
  }

  /** The names of zones that have no address, then of places. */
  public static List<String> names(Coverage coverage) {
    return Stream.concat(
            coverage.zones().stream().flatMap(zone -> Zones.name(zone).stream()),
            coverage.places().stream())
        .toList();
  }

  /** Where a dataset is: {@link #names}, or else the codes of its zones. */
  public static String places(Coverage coverage) {
    List<String> names = names(coverage);
    return String.join(", ", names.isEmpty() ? coverage.zones() : names);
  }

  private RecordFields() {}
}
