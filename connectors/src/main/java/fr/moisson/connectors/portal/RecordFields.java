package fr.moisson.connectors.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Coverage;
import java.util.Collection;
import java.util.stream.Collectors;
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

  /** Where a dataset is, in words where its places or zones have any. */
  public static String places(Coverage coverage) {
    return coverage.places().isEmpty()
        ? coverage.zones().stream()
            .map(zone -> Zones.name(zone).orElse(zone))
            .collect(Collectors.joining(", "))
        : String.join(", ", coverage.places());
  }

  private RecordFields() {}
}
