package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;

/** The columns of a layer as a JSON Schema (OGC API – Features, Part 3, 6.2, and Part 5). */
final class Queryables {

  static ObjectNode of(GeoPackageFeatureTable table, String address, String title) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", address);
    schema.put("type", "object").put("title", title).put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    if (table.geometry() != null) {
      String kind = table.kind().equals("geometry") ? "any" : table.kind();
      properties
          .putObject(table.geometry())
          .put("x-ogc-role", "primary-geometry")
          .put("format", "geometry-" + kind);
    }
    for (GeoPackageFeatureTable.Property property : table.properties()) {
      ObjectNode one = properties.putObject(property.name());
      one.put("title", property.title().isEmpty() ? property.name() : property.title());
      if (table.time().filter(property::equals).isPresent()) {
        one.put("x-ogc-role", "primary-instant");
      }
      switch (property.type()) {
        case INTEGER -> one.put("type", "integer");
        case NUMBER -> one.put("type", "number");
        case BOOLEAN -> one.put("type", "boolean");
        case DATE -> one.put("type", "string").put("format", "date");
        case DATETIME -> one.put("type", "string").put("format", "date-time");
        default -> one.put("type", "string");
      }
    }
    return schema;
  }

  private Queryables() {}
}
