package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * An entity of a context broker, such as a sensor, in the normalised form of NGSI v2 or NGSI-LD:
 * {@code {"id": "urn:…", "type": "AirQualityObserved", "no2": {"type": "Property", "value": 22}}}.
 */
final class NgsiEntity {

  private static final String VALUE = "value";

  /** What a relationship of NGSI-LD has in place of a value. */
  private static final String OBJECT = "object";

  private static final String METADATA = "metadata";

  private static final Set<String> OF_ATTRIBUTES = Set.of("type", VALUE, OBJECT, METADATA);

  /**
   * The values of the attributes by their names, and what they say of them: {@code no2_observedAt};
   * empty if the object is no entity.
   */
  static Optional<JsonNode> values(JsonNode row) {
    boolean isEntity =
        row.path("id").isTextual()
            && row.path("type").isTextual()
            && row.valueStream().anyMatch(NgsiEntity::isAttribute);
    if (!isEntity) {
      return Optional.empty();
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    row.propertyStream()
        .forEach(
            member -> {
              JsonNode own = member.getValue();
              values.set(member.getKey(), isAttribute(own) ? value(own) : own);
              if (isAttribute(own)) {
                tellMore(values, member.getKey(), own);
                tellMore(values, member.getKey(), own.path(METADATA));
              }
            });
    return Optional.of(values);
  }

  private static boolean isAttribute(JsonNode member) {
    return member.path("type").isTextual() && (member.has(VALUE) || member.has(OBJECT));
  }

  /** Metadata of NGSI v2 may lack their type. */
  private static JsonNode value(JsonNode member) {
    return member.has(VALUE)
        ? member.path(VALUE)
        : member.has(OBJECT) ? member.path(OBJECT) : member;
  }

  private static void tellMore(ObjectNode values, String name, JsonNode attribute) {
    attribute
        .propertyStream()
        .filter(detail -> !OF_ATTRIBUTES.contains(detail.getKey()))
        .forEach(detail -> values.set(name + "_" + detail.getKey(), value(detail.getValue())));
  }

  private NgsiEntity() {}
}
