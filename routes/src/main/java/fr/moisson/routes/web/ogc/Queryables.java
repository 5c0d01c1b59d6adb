package fr.moisson.routes.web.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.model.Kind;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be queried, as a JSON Schema (OGC API – Features, Part 3, 6.2, and Part 5). */
final class Queryables {

  static final String PATH = "/queryables";

  /** The columns of a layer. */
  static ObjectNode of(GeoPackageFeatureTable table, String address, String title) {
    ObjectNode schema = schema(address, title);
    ObjectNode properties = schema.putObject("properties");
    if (table.geometry() != null) {
      String kind = table.kind().equals("geometry") ? "any" : table.kind();
      geometry(properties, table.geometry(), kind);
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

  /** The properties of records by which they can be found, each under the name of its parameter. */
  static ObjectNode ofRecords(String address, String title) {
    ObjectNode schema = schema(address, title);
    ObjectNode properties = schema.putObject("properties");
    geometry(properties, "geometry", "polygon");
    ArrayNode kinds = properties.putObject(RecordsApi.TYPE).put("type", "string").putArray("enum");
    Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).forEach(kinds::add);
    properties.putObject(RecordsApi.EXTERNAL_IDS).put("type", "string");
    return schema;
  }

  private static void geometry(ObjectNode properties, String name, String kind) {
    properties
        .putObject(name)
        .put("x-ogc-role", "primary-geometry")
        .put("format", "geometry-" + kind);
  }

  /** A schema of nothing yet. */
  static ObjectNode schema(String address, String title) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", address);
    return schema.put("type", "object").put("title", title).put("additionalProperties", false);
  }

  private Queryables() {}
}
