package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a record on the portal shows of our fields, in the form in which we would write it: sites
 * return dates with times, zones as objects, and frequencies under other names.
 */
final class UdataView {

  static final List<String> FIELDS =
      List.of(
          "title",
          "description",
          UdataView.ACCESS,
          UdataView.REASON,
          UdataView.REQUEST,
          "license",
          "frequency",
          "tags",
          "temporal_coverage",
          "spatial",
          "contact_points");

  static final String ACCESS = "access_type";
  static final String REASON = "access_type_reason_category";
  static final String REQUEST = "authorization_request_url";
  static final String ACCESS_RIGHTS = "accessRights";

  /** Ids of the contact points that we put on a record last time, separated by commas. */
  static final String CONTACTS = UdataRecord.PREFIX + "contacts";

  static final String TAGS = UdataRecord.PREFIX + "tags";

  private static final int DATE = 10;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * @param ours what we would write; values that we did not put there only count as ours if they
   *     are equal to it
   */
  static JsonNode of(JsonNode record, String field, JsonNode ours) {
    JsonNode held = record.path(field);
    return switch (field) {
      case ACCESS -> access(record, ours);
      case "license" -> held.asText().equals("notspecified") ? JSON.missingNode() : text(held);
      case "frequency" -> JSON.textNode(UdataWords.sameFrequency(held.asText("unknown")));
      case "tags" -> tags(record, ours);
      case "temporal_coverage" -> period(held);
      case "spatial" -> spatial(held);
      case "contact_points" -> contacts(record, ours);
      default -> text(held);
    };
  }

  /** A limitation set by an editor is not ours; "open" is the default of every record. */
  private static JsonNode access(JsonNode record, JsonNode ours) {
    JsonNode stated = record.path("extras").path(UdataRecord.DCAT).path(ACCESS_RIGHTS);
    boolean isOurs = !ours.isMissingNode() || !stated.isEmpty();
    JsonNode held = text(record.path(ACCESS));
    return isOurs && !held.asText().equals("open") ? held : JSON.missingNode();
  }

  /** What we put on a record last time, as noted in an extra. */
  static List<String> remembered(JsonNode record, String extra) {
    String list = record.path("extras").path(extra).asText();
    return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
  }

  static JsonNode spatial(JsonNode held) {
    ObjectNode spatial = JSON.objectNode();
    if (held.path("zones").size() > 0) {
      List<String> zones =
          held.path("zones")
              .valueStream()
              .map(zone -> (zone.isTextual() ? zone : zone.path("id")).asText())
              .sorted()
              .toList();
      spatial.set("zones", RecordFields.list(zones));
      spatial.put("granularity", held.path("granularity").asText("other"));
    } else if (held.path("geom").isObject()) {
      spatial
          .putObject("geom")
          .put("type", held.path("geom").path("type").asText())
          .set("coordinates", RecordFields.rounded(held.path("geom").path("coordinates")));
    }
    return spatial;
  }

  /**
   * The tags that we put there last time. If exactly ours are already there, they count as written:
   * a crash may have prevented the note in the extra.
   */
  private static JsonNode tags(JsonNode record, JsonNode ours) {
    List<String> before = remembered(record, TAGS);
    List<String> now = RecordFields.texts(ours);
    Predicate<JsonNode> isOurs = tag -> now.contains(tag.asText());
    return mine(record.path("tags"), ours, tag -> before.contains(tag.asText()), isOurs);
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

  private static JsonNode contacts(JsonNode record, JsonNode ours) {
    List<String> before = remembered(record, CONTACTS);
    ArrayNode contacts = JSON.arrayNode();
    record
        .path("contact_points")
        .forEach(held -> contacts.addArray().add(held.path("id").asText()).add(contact(held)));
    List<JsonNode> now = new ArrayList<>();
    ours.forEach(now::add);
    ArrayNode mine = JSON.arrayNode();
    mine(
            contacts,
            ours,
            held -> before.contains(held.get(0).asText()),
            held -> now.contains(held.get(1)))
        .forEach(held -> mine.add(held.isArray() ? held.get(1) : held));
    return mine;
  }

  private static JsonNode mine(
      JsonNode held, JsonNode ours, Predicate<JsonNode> wasOurs, Predicate<JsonNode> isOurs) {
    List<JsonNode> all = new ArrayList<>();
    held.forEach(all::add);
    all.sort(Comparator.comparing(UdataView::order));
    long candidates = all.stream().filter(wasOurs.or(isOurs)).count();
    boolean isDone = candidates == ours.size() && all.stream().filter(isOurs).count() == candidates;
    ArrayNode mine = JSON.arrayNode();
    boolean isNew = all.stream().noneMatch(wasOurs);
    all.stream().filter(isNew ? isOurs : wasOurs).forEach(mine::add);
    return isDone ? ours : mine;
  }

  private static String order(JsonNode held) {
    JsonNode contact = held.path(1);
    return held.isArray()
        ? contact.path("role").asText() + contact.path("name").asText()
        : held.asText();
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

  /** Those of these extras that differ from what a record holds. */
  static ObjectNode different(JsonNode held, JsonNode extras) {
    ObjectNode different = JSON.objectNode();
    for (Map.Entry<String, JsonNode> extra : extras.properties()) {
      if (!extra.getValue().equals(held.path(extra.getKey()))) {
        different.set(extra.getKey(), extra.getValue());
      }
    }
    return different;
  }

  /** The extras to write so that ours become as they should; null removes one. */
  static ObjectNode extras(JsonNode held, JsonNode ours) {
    ObjectNode patch = different(held, ours);
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
    return held.isNull() || text.isEmpty() ? JSON.missingNode() : JSON.textNode(text);
  }

  private UdataView() {}
}
