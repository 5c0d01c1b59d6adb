package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Access to a record: a list of permissions, of which the one without an owner makes it public. All
 * others are kept.
 */
final class DatafairAccess {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static void open(DatafairApi api, JsonNode held) {
    if (!isPublic(held)) {
      ArrayNode permissions = restricted(api, held);
      permissions.addObject().putArray("classes").add("list").add("read");
      api.put(path(held), permissions);
    }
  }

  static void close(DatafairApi api, JsonNode held) {
    api.put(path(held), restricted(api, held));
  }

  static boolean isPublic(JsonNode held) {
    return held.path("visibility").asText().equals("public");
  }

  private static String path(JsonNode held) {
    return DatafairApi.dataset(held.path("id").asText()) + "/permissions";
  }

  /** All permissions except those for everybody. */
  private static ArrayNode restricted(DatafairApi api, JsonNode held) {
    ArrayNode kept = JSON.arrayNode();
    for (JsonNode permission : api.read(path(held))) {
      if (permission.hasNonNull("type") || permission.hasNonNull("id")) {
        kept.add(permission);
      }
    }
    return kept;
  }

  private DatafairAccess() {}
}
