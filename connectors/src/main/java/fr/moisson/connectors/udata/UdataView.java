package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a record of the portal shows of a field of ours, in the words in which we would write it: a
 * site gives dates back with a time, zones as objects, frequencies in other words.
 */
final class UdataView {

  static final List<String> FIELDS =
      List.of(
          "title",
          "description",
          "license",
          "frequency",
          "tags",
          "temporal_coverage",
          "spatial",
          "contact_points");

  /** Ids of the contact points that we put on a record last time, with commas. */
  static final String CONTACTS = UdataRecord.PREFIX + "contacts";

  static final String TAGS = UdataRecord.PREFIX + "tags";

  private static final int DATE = 10;
  private static final double MICRODEGREES = 1e6;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * @param ours what we would write; of what we have not put there, that alone is ours
   */
  static JsonNode of(JsonNode record, String field, JsonNode ours) {
    JsonNode held = record.path(field);
    return switch (field) {
      case "license" -> held.asText().equals("notspecified") ? missing() : text(held);
      case "frequency" -> JSON.textNode(UdataWords.sameFrequency(held.asText("unknown")));
      case "tags" -> tags(record, ours);
      case "temporal_coverage" -> period(held);
      case "spatial" -> spatial(held);
      case "contact_points" -> contacts(record, ours);
      default -> text(held);
    };
  }

  /** Whether two values say the same; nothing is written in several ways. */
  static boolean same(JsonNode one, JsonNode other) {
    return isNothing(one) ? isNothing(other) : one.equals(other);
  }

  static boolean isNothing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.asText().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }

  /** What we put on a record last time, as an extra remembers. */
  static List<String> remembered(JsonNode record, String extra) {
    String list = record.path("extras").path(extra).asText();
    return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
  }

  /** A place whose numbers are as exact as people are, whichever machine has rounded them. */
  static JsonNode spatial(JsonNode held) {
    ObjectNode spatial = JSON.objectNode();
    if (held.path("zones").size() > 0) {
      List<String> zones = new ArrayList<>();
      held.path("zones")
          .forEach(zone -> zones.add(zone.isTextual() ? zone.asText() : zone.path("id").asText()));
      Collections.sort(zones);
      ArrayNode list = spatial.putArray("zones");
      zones.forEach(list::add);
      spatial.put("granularity", held.path("granularity").asText("other"));
    } else if (held.path("geom").isObject()) {
      spatial
          .putObject("geom")
          .put("type", held.path("geom").path("type").asText())
          .set("coordinates", rounded(held.path("geom").path("coordinates")));
    }
    return spatial;
  }

  private static JsonNode rounded(JsonNode coordinates) {
    if (coordinates.isNumber()) {
      return JSON.numberNode(Math.round(coordinates.asDouble() * MICRODEGREES) / MICRODEGREES);
    }
    ArrayNode list = JSON.arrayNode();
    coordinates.forEach(part -> list.add(rounded(part)));
    return list;
  }

  private static ArrayNode tags(JsonNode record, JsonNode ours) {
    List<String> mine = new ArrayList<>(remembered(record, TAGS));
    if (mine.isEmpty()) {
      ours.forEach(tag -> mine.add(tag.asText()));
    }
    ArrayNode tags = JSON.arrayNode();
    List<String> held = new ArrayList<>();
    record.path("tags").forEach(tag -> held.add(tag.asText()));
    held.stream().sorted().filter(mine::contains).forEach(tags::add);
    return tags;
  }

  private static ObjectNode period(JsonNode held) {
    ObjectNode period = JSON.objectNode();
    for (String end : List.of("start", "end")) {
      String date = held.path(end).asText("");
      if (!date.isEmpty()) {
        period.put(end, date.substring(0, Math.min(DATE, date.length())));
      }
    }
    return period;
  }

  private static ArrayNode contacts(JsonNode record, JsonNode ours) {
    List<String> mine = remembered(record, CONTACTS);
    ArrayNode contacts = JSON.arrayNode();
    // In the order of ours, as far as they are the same.
    for (JsonNode one : ours) {
      for (JsonNode held : record.path("contact_points")) {
        if (contact(held).equals(one)) {
          contacts.add(one);
          break;
        }
      }
    }
    for (JsonNode held : record.path("contact_points")) {
      JsonNode one = contact(held);
      if (mine.contains(held.path("id").asText()) && !contains(contacts, one)) {
        contacts.add(one);
      }
    }
    return contacts;
  }

  private static boolean contains(ArrayNode list, JsonNode value) {
    for (JsonNode entry : list) {
      if (entry.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode contact(JsonNode held) {
    ObjectNode contact = JSON.objectNode();
    for (String field : List.of("name", "email", "contact_form", "role")) {
      if (!held.path(field).asText("").isEmpty()) {
        contact.put(field, held.path(field).asText());
      }
    }
    return contact;
  }

  /** Extras to write so that those of ours are as they should be: null takes one out. */
  static ObjectNode extras(JsonNode held, JsonNode ours) {
    ObjectNode patch = JSON.objectNode();
    for (Map.Entry<String, JsonNode> extra : ours.properties()) {
      JsonNode value = extra.getValue();
      if (extra.getKey().equals(UdataRecord.DCAT)
          && held.path(UdataRecord.DCAT) instanceof ObjectNode theirs) {
        // udata's own harvester keeps more there.
        ObjectNode both = theirs.deepCopy();
        both.setAll((ObjectNode) value);
        value = both;
      }
      if (!value.equals(held.path(extra.getKey()))) {
        patch.set(extra.getKey(), value);
      }
    }
    held.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith(UdataRecord.PREFIX) && !ours.has(name)) {
                patch.putNull(name);
              }
            });
    return patch;
  }

  private static JsonNode text(JsonNode held) {
    String text = held.asText("").strip();
    return held.isNull() || text.isEmpty() ? missing() : JSON.textNode(text);
  }

  private static JsonNode missing() {
    return MissingNode.getInstance();
  }

  private UdataView() {}
}
