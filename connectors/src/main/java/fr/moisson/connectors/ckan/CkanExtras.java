package fr.moisson.connectors.ckan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The extras of a record in the making: named strings, each name once, sorted. Names follow <a
 * href="https://docs.ckan.org/projects/ckanext-dcat/en/latest/mapping/">ckanext-dcat's mapping for
 * plain sites</a>, so that a portal with that extension shows our records as good DCAT.
 *
 * <p>Solr refuses strings above 32 766 bytes, and CKAN then answers 500 and forgets the whole
 * write; longer ones are therefore cut.
 */
final class CkanExtras {

  /** Our key; also {@code identifier}, which a site may well have other plans for. */
  static final String GUID = "guid";

  static final String TAGS = "moisson_tags";
  static final String STATUS = "source_status";
  static final String STATUS_REASON = "source_status_reason";
  static final String WITHDRAWN = "withdrawn";

  /** What marks a record that we have hidden. */
  static final Set<String> MARKERS = Set.of(STATUS, STATUS_REASON);

  /** The names that are ours alone; no other extra is ever touched. */
  static final Set<String> OWNED =
      Set.of(
          GUID,
          TAGS,
          STATUS,
          STATUS_REASON,
          "identifier",
          "moisson_territory",
          "moisson_source",
          "source_id",
          "theme",
          "language",
          "frequency",
          "issued",
          "modified",
          "temporal_start",
          "temporal_end",
          "spatial",
          "spatial_zones",
          "publisher_name",
          "publisher_url",
          "publisher_identifier",
          "contact_name",
          "contact_email",
          "contact_uri",
          "license_text",
          "provenance");

  private static final int MOST_BYTES = 32_000;

  private final Map<String, String> values = new TreeMap<>();

  /** Adds an extra; nothing and blank are left out. */
  CkanExtras put(String key, @Nullable Object value) {
    if (!OWNED.contains(key)) {
      throw new IllegalArgumentException(key + " would never be cleared");
    }
    String text = value == null ? "" : value.toString().strip();
    if (!text.isEmpty()) {
      values.put(key, cut(text));
    }
    return this;
  }

  /** Adds a list as JSON, the way ckanext-dcat reads lists; a long one loses its end. */
  CkanExtras put(String key, Collection<String> list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int bytes = 2;
    for (String item : list) {
      bytes += JsonNodeFactory.instance.textNode(item).toString().getBytes(UTF_8).length + 1;
      if (bytes > MOST_BYTES) {
        break;
      }
      array.add(item);
    }
    return put(key, array.isEmpty() ? null : array.toString());
  }

  ArrayNode toJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach((key, value) -> array.add(extra(key, value)));
    return array;
  }

  static ObjectNode extra(String key, String value) {
    return JsonNodeFactory.instance.objectNode().put("key", key).put("value", cut(value));
  }

  /** An extra of a record that the portal holds. */
  static Optional<String> value(JsonNode held, String key) {
    for (JsonNode extra : held.path("extras")) {
      if (extra.path("key").asText().equals(key)) {
        return Optional.of(extra.path("value").asText());
      }
    }
    return Optional.empty();
  }

  private static String cut(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    int end = MOST_BYTES - "…".getBytes(UTF_8).length;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--; // not in the middle of a character
    }
    return new String(bytes, 0, end, UTF_8) + "…";
  }
}
