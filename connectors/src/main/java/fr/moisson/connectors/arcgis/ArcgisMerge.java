package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields of an item that have to be written. An update keeps fields that are not sent, but
 * replaces lists that are, so what others put there is sent back with ours. Properties are one
 * object, of which one part is ours.
 */
final class ArcgisMerge {

  static final List<String> FIELDS =
      List.of(
          "title",
          "url",
          "snippet",
          "description",
          ArcgisRecord.TAGS,
          "licenseInfo",
          "accessInformation",
          "extent",
          ArcgisMerge.ACCESS);

  /** Who can see the item; we make it {@link #PUBLIC}. */
  static final String ACCESS = "access";

  static final String PUBLIC = "public";

  /** The reason why we hid an item. */
  static final String WITHDRAWN = "withdrawn";

  /** The account for which we write an item, whoever owns it. */
  static final String ACCOUNT = "account";

  /** The part of an item's properties that is ours. */
  static final String MOISSON = "moisson";

  private static final String KEYWORDS = "typeKeywords";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The type keyword that makes an item ours. */
  static String keyword(String key) {
    return "source:" + key;
  }

  static boolean isOurs(JsonNode item, String key) {
    return keywords(item).contains(keyword(key));
  }

  /** Whether the portal of another account keeps the item up to date, under the same key. */
  static boolean isOfAnother(JsonNode item, String account) {
    String other = marks(item).path(ACCOUNT).asText(account);
    return !other.equals(account);
  }

  /** Whether an item is Moisson's, for whatever dataset. */
  static boolean isOfMoisson(JsonNode item) {
    return keywords(item).contains(MOISSON);
  }

  static List<String> keywords(JsonNode item) {
    return RecordFields.texts(item.path(KEYWORDS));
  }

  static JsonNode marks(JsonNode item) {
    return item.path("properties").path(MOISSON);
  }

  /** What an item shows of one of our fields. */
  static JsonNode view(JsonNode item, String field, JsonNode ours) {
    JsonNode held = item.path(field);
    return switch (field) {
      case ArcgisRecord.TAGS -> tags(item, ours);
      case "extent" -> RecordFields.rounded(held);
      default -> held.asText("").isBlank() ? MissingNode.getInstance() : text(held.asText());
    };
  }

  /** The value that the item should show, in the same form as {@link #view}. */
  static JsonNode ours(JsonNode rendered, String field) {
    JsonNode fields = rendered.path(ArcgisRecord.FIELDS);
    return field.equals(ACCESS) ? text(PUBLIC) : view(fields, field, fields.path(field));
  }

  /** The fields to write, as form values; empty if the item needs no change. */
  static Map<String, String> changes(JsonNode held, JsonNode rendered, Edits edits) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : FIELDS) {
      JsonNode ours = ours(rendered, field);
      JsonNode shown = view(held, field, ours);
      boolean isFile = field.equals("url") && rendered.has(ArcgisRecord.FILE);
      if (field.equals(ACCESS) || isFile) {
        continue;
      }
      JsonNode chosen = edits.choose(field, shown, ours);
      if (!RecordFields.same(shown, chosen)) {
        form.put(field, written(field, chosen, held));
      }
    }
    JsonNode type = rendered.path(ArcgisRecord.FIELDS).path("type");
    if (form.containsKey("url") && !type.equals(held.path("type"))) {
      form.put("type", type.asText());
    }
    if (form.containsValue("")) {
      form.put("clearEmptyFields", "true");
    }
    ours(form, held, rendered);
    return form;
  }

  /** Our key, and values that have no field. */
  private static void ours(Map<String, String> form, JsonNode held, JsonNode rendered) {
    String key = rendered.path(ArcgisRecord.KEY).asText();
    if (!isOurs(held, key) || !isOfMoisson(held)) {
      form.put(KEYWORDS, withKey(held, key));
    }
    JsonNode marks = rendered.path(ArcgisRecord.MARKS);
    if (!marks.equals(marks(held))) {
      form.put("properties", properties(held, marks));
    }
  }

  static String withKey(JsonNode held, String key) {
    return withKey(held, key, key);
  }

  /** All type keywords of an item, with our key in place of that of a former dataset. */
  static String withKey(JsonNode held, String former, String key) {
    TreeSet<String> keywords = new TreeSet<>(keywords(held));
    keywords.remove(keyword(former));
    keywords.add(keyword(key));
    keywords.add(MOISSON);
    return String.join(",", keywords);
  }

  static String properties(JsonNode held, JsonNode marks) {
    ObjectNode properties =
        held.path("properties") instanceof ObjectNode theirs
            ? theirs.deepCopy()
            : JSON.objectNode();
    properties.set(MOISSON, marks);
    return properties.toString();
  }

  private static String written(String field, JsonNode chosen, JsonNode held) {
    if (field.equals(ArcgisRecord.TAGS)) {
      TreeSet<String> tags = new TreeSet<>(RecordFields.texts(held.path(field)));
      remembered(held).forEach(tags::remove);
      tags.addAll(RecordFields.texts(chosen));
      return String.join(",", tags);
    }
    if (field.equals("extent")) {
      List<String> numbers = new ArrayList<>();
      chosen.forEach(corner -> corner.forEach(number -> numbers.add(number.asText())));
      return String.join(",", numbers);
    }
    return chosen.asText("");
  }

  /**
   * The tags that we put there last time. If exactly ours are already there, they count as written:
   * a crash may have prevented the note about them.
   */
  private static JsonNode tags(JsonNode item, JsonNode ours) {
    List<String> before = remembered(item);
    List<String> now = RecordFields.texts(ours);
    List<String> held = RecordFields.texts(item.path(ArcgisRecord.TAGS)).stream().sorted().toList();
    List<String> all =
        held.stream().filter(tag -> before.contains(tag) || now.contains(tag)).toList();
    List<String> mine =
        all.equals(now) || before.isEmpty()
            ? held.stream().filter(now::contains).toList()
            : held.stream().filter(before::contains).toList();
    return RecordFields.list(mine);
  }

  private static List<String> remembered(JsonNode item) {
    return RecordFields.texts(marks(item).path(ArcgisRecord.TAGS));
  }

  private static JsonNode text(String text) {
    return JSON.textNode(text.strip());
  }

  /** A query for items with one of these values in a field. */
  static String anyOf(String field, List<String> values) {
    return values.stream()
        .map(value -> field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(" OR "));
  }

  private ArcgisMerge() {}
}
