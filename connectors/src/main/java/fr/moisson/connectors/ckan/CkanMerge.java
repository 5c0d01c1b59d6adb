package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Puts what we own of a record over what the portal holds of it. Up to CKAN 2.11 {@code
 * package_update} erases what it is not sent, so the whole record goes back.
 *
 * <ul>
 *   <li>Ours, cleared when the dataset no longer states it: title, description, licence, landing
 *       page, the extras of {@link CkanExtras#OWNED}.
 *   <li>Tags: those that we put there last time, which an extra remembers.
 *   <li>Resources: those that carry {@code moisson_id}, or lead to one of our addresses. They keep
 *       their ids, on which permanent links and the DataStore hang.
 *   <li>Everything else is the portal's: other extras, tags and resources, groups, name,
 *       organisation, and whether the record is private, unless it was we who hid it.
 * </ul>
 *
 * <p>A record that needs no change comes back equal.
 */
final class CkanMerge {

  private static final List<String> OWNED = List.of("title", "notes", "url", "license_id");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static ObjectNode merge(ObjectNode held, JsonNode ours) {
    ObjectNode merged = held.deepCopy();
    if (isWithdrawn(held)) {
      merged.put("private", false);
    }
    if (isDeleted(held)) {
      merged.put("state", "active");
    }
    OWNED.forEach(field -> CkanMerge.put(merged, field, ours.path(field)));
    merged.set("extras", extras(held, ours));
    merged.set("tags", tags(held, ours));
    merged.set(
        "resources", CkanResourceMerge.merge(held.path("resources"), ours.path("resources")));
    return merged;
  }

  /** The patch that hides a record of ours; empty when it is hidden already. */
  static ObjectNode withdrawn(ObjectNode held, String reason) {
    ObjectNode patch = JSON.objectNode();
    if (isWithdrawn(held) && held.path("private").asBoolean()) {
      return patch;
    }
    ArrayNode extras = JSON.arrayNode();
    for (JsonNode extra : held.path("extras")) {
      if (!CkanExtras.MARKERS.contains(extra.path("key").asText())) {
        extras.add(extra);
      }
    }
    extras.add(CkanExtras.extra(CkanExtras.STATUS, CkanExtras.WITHDRAWN));
    extras.add(CkanExtras.extra(CkanExtras.STATUS_REASON, reason));
    patch.put("private", true).set("extras", extras);
    return patch;
  }

  static boolean isDeleted(JsonNode held) {
    return held.path("state").asText().equals("deleted");
  }

  /** Our key in a record; empty when the record was never ours or an editor took it over. */
  static Optional<String> guid(JsonNode held) {
    return CkanExtras.value(held, CkanExtras.GUID);
  }

  /**
   * Sets a field unless it says the same already; CKAN gives numbers and nothing as it likes. What
   * we do not state becomes empty: on a resource, CKAN takes null for "unchanged".
   */
  static void put(ObjectNode target, String field, JsonNode value) {
    if (!text(target.path(field)).equals(text(value))) {
      target.set(field, text(value).isEmpty() ? JSON.textNode("") : value);
    }
  }

  static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }

  private static boolean isWithdrawn(JsonNode held) {
    return CkanExtras.value(held, CkanExtras.STATUS).equals(Optional.of(CkanExtras.WITHDRAWN));
  }

  private static ArrayNode extras(JsonNode held, JsonNode ours) {
    return overlay(
        held.path("extras"),
        ours.path("extras"),
        "key",
        extra -> CkanExtras.OWNED.contains(extra.path("key").asText()),
        (one, other) -> text(one.path("value")).equals(text(other.path("value"))));
  }

  private static ArrayNode tags(JsonNode held, JsonNode ours) {
    Set<String> lastTime = CkanTags.remembered(held);
    return overlay(
        held.path("tags"),
        ours.path("tags"),
        "name",
        tag -> lastTime.contains(tag.path("name").asText()),
        (one, other) -> true);
  }

  /** What is held, in its order, without what is ours and gone, with ours replaced or added. */
  private static ArrayNode overlay(
      JsonNode held,
      JsonNode ours,
      String name,
      Predicate<JsonNode> isOurs,
      BiPredicate<JsonNode, JsonNode> same) {
    Map<String, JsonNode> waiting = new LinkedHashMap<>();
    ours.forEach(entry -> waiting.put(entry.path(name).asText(), entry));
    ArrayNode result = JSON.arrayNode();
    for (JsonNode entry : held) {
      JsonNode mine = waiting.remove(entry.path(name).asText());
      if (mine != null) {
        result.add(same.test(entry, mine) ? entry : mine);
      } else if (!isOurs.test(entry)) {
        result.add(entry);
      }
    }
    waiting.values().forEach(result::add);
    return result;
  }

  private CkanMerge() {}
}
