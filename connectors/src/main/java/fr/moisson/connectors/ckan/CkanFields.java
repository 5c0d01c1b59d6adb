package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.moisson.connectors.json.JsonFields;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a package under <a
 * href="https://docs.ckan.org/projects/ckanext-dcat/en/latest/mapping/">ckanext-dcat's names</a>,
 * wherever the site keeps them: in fields of its own schema, or in extras, which may also have the
 * older {@code dcat_…} names or those of the INSPIRE harvester.
 */
final class CkanFields {

  private static final String OLD_PREFIX = "dcat_";

  private final JsonNode record;
  private final ObjectNode extras = JsonNodeFactory.instance.objectNode();

  CkanFields(JsonNode record) {
    this.record = record;
    JsonNode stated = record.path("extras");
    // A list of keys and values, or an object on old sites and those that still answer so.
    stated.properties().forEach(extra -> add(extra.getKey(), extra.getValue()));
    if (stated.isArray()) {
      stated.forEach(extra -> add(extra.path("key").asText(), extra.path("value")));
    }
  }

  /**
   * Unescapes texts, which DKAN gives as in HTML, with {@code &quot;}; addresses stay unchanged.
   */
  private void add(String key, JsonNode stated) {
    JsonNode value =
        stated.isTextual()
            ? TextNode.valueOf(Parser.unescapeEntities(stated.asText(), true))
            : stated;
    extras.set(key, value);
    if (key.startsWith(OLD_PREFIX) && !extras.has(key.substring(OLD_PREFIX.length()))) {
      extras.set(key.substring(OLD_PREFIX.length()), value);
    }
  }

  /** The value of the first of these fields that has one. */
  JsonNode value(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(record.path(name), extras.path(name)))
        .map(JsonFields::written)
        .filter(value -> value.isContainerNode() ? !value.isEmpty() : !value.asText("").isBlank())
        .findFirst()
        .orElse(JsonNodeFactory.instance.missingNode());
  }

  @Nullable String text(String... names) {
    JsonNode value = value(names);
    JsonNode one = value.isArray() ? value.path(0) : value;
    return one.isValueNode() && !one.asText("").isBlank() ? one.asText().strip() : null;
  }

  List<String> texts(String... names) {
    return JsonFields.texts(value(names));
  }

  /**
   * The names of the items of a list: the first of these fields that an item has, or the item
   * itself where it is a plain value, as on most sites.
   */
  List<String> called(String list, String... names) {
    return items(list)
        .flatMap(
            item ->
                Stream.ofNullable(
                    item.isValueNode() ? JsonFields.scalar(item) : JsonFields.text(item, names)))
        .toList();
  }

  /** The items of a list; a value that is no list counts as its only item. */
  Stream<JsonNode> items(String list) {
    return JsonFields.items(value(list));
  }

  /** The first of these fields as an object; of a list, its first item. */
  JsonNode object(String... names) {
    JsonNode value = value(names);
    return value.isArray() ? value.path(0) : value;
  }

  /** Whether groups are publishers: in CKAN they are themes, but DKAN has no organisations. */
  boolean groupsPublish() {
    return !record.has("organization");
  }

  /** Titles of the groups to which the package belongs. */
  List<String> groups() {
    return called("groups", "title", "display_name", "name");
  }

  JsonNode extras() {
    return extras;
  }
}
