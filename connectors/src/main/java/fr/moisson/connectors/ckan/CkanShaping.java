package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.ckan.CkanForm.Field;
import fr.moisson.connectors.ckan.CkanForm.Kind;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.dcat.DistributionCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.model.PortalFields;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts a rendered record to a site's form: values go to the site's fields where it has them,
 * and all others to extras, each as a text. CKAN would refuse a record with an extra named like a
 * field.
 */
final class CkanShaping {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Structures that plain sites store in pieces: the name of each piece, and its origin. */
  private static final Map<String, List<Map.Entry<String, List<String>>>> PIECES =
      Map.of(
          "publisher",
          List.of(
              Map.entry("publisher_name", List.of("name")),
              Map.entry("publisher_url", List.of("url")),
              Map.entry("publisher_identifier", List.of("identifier"))),
          "contact",
          List.of(
              Map.entry("contact_name", List.of("name")),
              Map.entry("contact_email", List.of("email")),
              Map.entry("contact_uri", List.of("url"))),
          "creator",
          List.of(
              Map.entry("creator_name", List.of("name")),
              Map.entry("creator_url", List.of("url")),
              Map.entry("creator_identifier", List.of("identifier")),
              Map.entry("creator_email", List.of("email"))),
          "temporal_coverage",
          List.of(
              Map.entry("temporal_start", List.of("start")),
              Map.entry("temporal_end", List.of("end"))),
          "spatial_coverage",
          List.of(
              Map.entry("spatial", List.of("geom", "bbox")),
              Map.entry("spatial_text", List.of("text")),
              Map.entry("spatial_uri", List.of("uri"))));

  private final CkanForm form;
  private final ObjectNode shaped;
  private final Map<String, String> extras = new TreeMap<>();
  private final SortedSet<String> losses = new TreeSet<>();
  private final SortedSet<String> absentGroups = new TreeSet<>();

  CkanShaping(CkanForm form, JsonNode rendered) {
    this.form = form;
    this.shaped = rendered.deepCopy();
    JsonNode fields = shaped.remove(CkanRecord.FIELDS);
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      place(field.getKey(), field.getValue());
    }
    shapeLicence();
    shapeGroups();
    remember(CkanExtras.TAGS, "tags");
    remember(CkanExtras.GROUPS, "groups");
    ArrayNode list = shaped.putArray("extras");
    extras.forEach((key, value) -> list.add(CkanExtras.extra(key, value)));
    shaped.path("resources").forEach(resource -> shapeResource((ObjectNode) resource));
  }

  ObjectNode shaped() {
    return shaped;
  }

  /** Names of the values that do not fit into the site's form. */
  Set<String> losses() {
    return losses;
  }

  /** The groups of the record that the site lacks. */
  Set<String> absentGroups() {
    return absentGroups;
  }

  /** For a group that it lacks, the site would refuse the whole record. */
  private void shapeGroups() {
    for (Iterator<JsonNode> all = shaped.path("groups").iterator(); all.hasNext(); ) {
      String group = all.next().path("name").asText();
      if (form.lacksGroup().test(group)) {
        all.remove();
        absentGroups.add(group);
      }
    }
  }

  /**
   * A licence that the site does not offer becomes a text, so that it is not taken for another. One
   * that no site knows is nothing that an administrator could add, and is fully told by the text.
   */
  private void shapeLicence() {
    String ours = shaped.path(CkanRecord.LICENCE).asText();
    String title = text(shaped.remove(CkanRecord.LICENCE_TITLE));
    String address = text(shaped.remove(CkanRecord.LICENCE_ADDRESS));
    Optional<String> theirs =
        ours.isEmpty() ? Optional.empty() : form.licences().idOf(ours, address);
    String label = title.isEmpty() ? address : title;
    if (theirs.isPresent()) {
      shaped.put(CkanRecord.LICENCE, theirs.get());
    } else if (!label.isEmpty()) {
      shaped.remove(CkanRecord.LICENCE);
      place("license_text", JSON.textNode(label));
      if (!ours.isEmpty()) {
        losses.add(PortalFields.of(CkanRecord.LICENCE, label));
      }
    }
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "" : value.asText();
  }

  private void place(String name, JsonNode value) {
    Field field = form.dataset().get(name);
    if (field != null) {
      fit(name, field, value).ifPresent(fitting -> shaped.set(name, fitting));
    } else if (PIECES.containsKey(name)) {
      for (Map.Entry<String, List<String>> piece : PIECES.getOrDefault(name, List.of())) {
        piece.getValue().stream()
            .map(part -> value.path(0).path(part))
            .filter(JsonNode::isTextual)
            .findFirst()
            .ifPresent(text -> place(piece.getKey(), text));
      }
    } else {
      JsonNode fitting = value instanceof ArrayNode list ? cut(name, list) : cut(name, value);
      extras.put(name, fitting.isArray() ? fitting.toString() : fitting.asText());
    }
  }

  private Optional<JsonNode> fit(String name, Field field, JsonNode value) {
    if (field.kind() == Kind.COMPOSITE) {
      return value instanceof ArrayNode list
          ? Optional.of(cut(name, parts(list, field.parts())))
          : lost(name);
    }
    List<String> given = value.isArray() ? RecordFields.texts(value) : List.of(value.asText());
    List<String> taken = given.stream().flatMap(one -> choice(field, one).stream()).toList();
    boolean isWhole =
        taken.size() == given.size() && (taken.size() == 1 || field.kind() == Kind.LIST);
    if (!isWhole) {
      losses.add(name);
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    if (field.kind() == Kind.TEXT) {
      return Optional.of(cut(name, JSON.textNode(taken.get(0))));
    }
    return Optional.of(cut(name, RecordFields.list(taken)));
  }

  private Optional<JsonNode> lost(String name) {
    losses.add(name);
    return Optional.empty();
  }

  /** A site may name a choice by its whole address, a former one of ADMS, or by its code. */
  private static Optional<String> choice(Field field, String value) {
    if (field.choices().isEmpty()) {
      return Optional.of(value);
    }
    String code = Iris.lastName(value);
    return Stream.concat(
            Stream.of(value, code, code.toLowerCase(Locale.ROOT)),
            DistributionCodes.STATUS.former(value).stream())
        .filter(field.choices()::contains)
        .findFirst();
  }

  private static ArrayNode parts(ArrayNode list, Set<String> names) {
    ArrayNode known = JSON.arrayNode();
    for (JsonNode item : list) {
      ObjectNode one = ((ObjectNode) item).deepCopy().retain(names);
      if (!one.isEmpty()) {
        known.add(one);
      }
    }
    return known;
  }

  private JsonNode cut(String name, JsonNode value) {
    String whole = value.asText();
    String text = CkanValues.cut(whole);
    if (!text.equals(whole)) {
      losses.add(name);
    }
    return JSON.textNode(text);
  }

  private ArrayNode cut(String name, ArrayNode list) {
    ArrayNode kept = CkanValues.cut(list);
    if (kept.size() < list.size()) {
      losses.add(name);
    }
    return kept;
  }

  /** Remembers what we put into a list that editors add to. */
  private void remember(String key, String field) {
    ArrayNode names = RecordFields.list(shaped.path(field).findValuesAsText("name"));
    if (!names.isEmpty()) {
      place(key, cut(field, names));
    }
  }

  /**
   * Lists of a resource stay lists if the site declares them so, and else become texts. A value
   * that the site does not allow would make it refuse the whole record.
   */
  private void shapeResource(ObjectNode resource) {
    for (Map.Entry<String, JsonNode> entry : Map.copyOf(map(resource)).entrySet()) {
      Field field = form.resource().get(entry.getKey());
      if (field != null && !field.choices().isEmpty()) {
        resource.remove(entry.getKey());
        fit(entry.getKey(), field, entry.getValue())
            .ifPresent(fitting -> resource.set(entry.getKey(), fitting));
      } else if (entry.getValue() instanceof ArrayNode list) {
        if (field == null || field.kind() == Kind.TEXT) {
          resource.put(entry.getKey(), list.toString());
        } else if (field.kind() == Kind.COMPOSITE) {
          resource.set(entry.getKey(), parts(list, field.parts()));
        }
      }
    }
  }

  private static Map<String, JsonNode> map(ObjectNode node) {
    Map<String, JsonNode> map = new TreeMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}
