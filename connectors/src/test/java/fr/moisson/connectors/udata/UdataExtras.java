package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The extras of records and resources, some of which are reserved for the platform. They are
 * ignored in a form, and refused in a merge (udata/forms/fields.py, udata/core/dataset/apiv2.py).
 */
final class UdataExtras {

  private static final String RESERVED =
      "(transport:|recommendations|analysis:|check:|csv-export:|validation-report:).*|dcat";

  /** Replaces all extras that are not reserved. */
  static void replace(ObjectNode holder, JsonNode sent) {
    ObjectNode extras = sent.deepCopy();
    extras.remove(reserved(extras));
    JsonNode held = holder.path("extras");
    reserved(held).forEach(name -> extras.set(name, held.path(name)));
    holder.set("extras", extras);
  }

  /** Sets the given extras; null removes one. */
  static JsonNode merge(ObjectNode holder, JsonNode patch) {
    if (!reserved(patch).isEmpty()) {
      throw UdataRefusal.of(
          400, "Extras keys reserved to platform services: " + String.join(", ", reserved(patch)));
    }
    ObjectNode extras = (ObjectNode) holder.path("extras");
    patch
        .properties()
        .forEach(
            extra -> {
              if (extra.getValue().isNull()) {
                extras.remove(extra.getKey());
              } else {
                extras.set(extra.getKey(), extra.getValue());
              }
            });
    return extras.deepCopy();
  }

  private static List<String> reserved(JsonNode extras) {
    return extras.properties().stream()
        .map(extra -> extra.getKey())
        .filter(name -> name.matches(RESERVED))
        .toList();
  }

  private UdataExtras() {}
}
