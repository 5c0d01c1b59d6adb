package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A record of Opendatasoft's <a href="https://help.opendatasoft.com/apis/ods-explore-v1/">Explore
 * API v1</a> and JSON exports, with its columns under {@code fields} and its point under {@code
 * geometry}; version 2.0 wraps it in a {@code record}. Since version 2.1, records are the rows
 * themselves.
 */
final class ExploreRecord {

  /** The record as a GeoJSON feature; empty if the object is not a record. */
  static Optional<JsonNode> feature(JsonNode row) {
    JsonNode record = row.path("record").isObject() ? row.path("record") : row;
    boolean isRecord =
        record.has("recordid")
            || record.has("datasetid")
            || record.has("record_timestamp")
            || (record.has("id") && record.has("timestamp"));
    if (!isRecord || !(record.path("fields") instanceof ObjectNode fields)) {
      return Optional.empty();
    }
    ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
    // The geometry is the centre of the shape, if there is one.
    if (!fields.hasNonNull("geo_shape") && record.hasNonNull("geometry")) {
      feature.set("geometry", record.path("geometry"));
    }
    feature.set("properties", fields);
    return Optional.of(feature);
  }

  private ExploreRecord() {}
}
