package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What we store under {@code extras.moisson} of a record: our key, values without a field of their
 * own, and what we put into lists that we share with editors, so that their additions stay.
 */
final class DatafairMark {

  static final String NAME = "moisson";

  private static final String ATTACHMENTS = "attachments";
  private static final String SITES = "sites";
  private static final String SHOWN = "isShown";
  private static final String REASON = "withdrawn";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static String key(JsonNode held) {
    return mark(held).path("key").asText();
  }

  private static JsonNode mark(JsonNode held) {
    return held.path("extras").path(NAME);
  }

  /** Whether we are hiding a record; one that we took over keeps its visibility. */
  static boolean isHiddenByUs(JsonNode held) {
    return mark(held).has(SHOWN) && !mark(held).path(SHOWN).asBoolean();
  }

  /** All extras of a record, with ours. */
  static ObjectNode extras(
      JsonNode held,
      JsonNode ours,
      boolean isShown,
      JsonNode attachments,
      Collection<String> sites) {
    ObjectNode mark = ours.deepCopy();
    mark.put(SHOWN, isShown);
    ArrayNode addresses = mark.putArray(ATTACHMENTS);
    attachments.forEach(one -> addresses.add(one.path("url")));
    mark.set(SITES, RecordFields.list(sites));
    return with(held, mark);
  }

  static boolean isWithdrawn(JsonNode held) {
    return mark(held).has(REASON);
  }

  /**
   * All extras of a record that is withdrawn.
   *
   * @param isHiddenByUs false if it was hidden already, so that it stays so when its dataset
   *     returns; it does not return to the sites from which an editor had removed it either
   */
  static ObjectNode withdrawn(JsonNode held, String reason, boolean isHiddenByUs) {
    ObjectNode mark = JSON.objectNode();
    mark(held).properties().forEach(one -> mark.set(one.getKey(), one.getValue()));
    mark.put(SHOWN, !isHiddenByUs).put(REASON, reason);
    Set<String> removed = texts(mark.path(SITES));
    removed.removeAll(texts(held.path("publicationSites")));
    mark.set(SITES, RecordFields.list(removed));
    return with(held, mark);
  }

  /** All extras of a record, with our key. */
  static ObjectNode adopted(JsonNode held, String key) {
    return with(held, JSON.objectNode().put("key", key));
  }

  private static ObjectNode with(JsonNode held, ObjectNode mark) {
    ObjectNode extras = JSON.objectNode();
    held.path("extras").properties().forEach(one -> extras.set(one.getKey(), one.getValue()));
    extras.set(NAME, mark);
    return extras;
  }

  /** Addresses of the links that we put there. */
  static Set<String> attachments(JsonNode held) {
    return texts(mark(held).path(ATTACHMENTS));
  }

  /** The sites of a record, with ours, and without former ones that we had added. */
  static ArrayNode sites(JsonNode held, Collection<String> ours) {
    Set<String> sites = texts(held.path("publicationSites"));
    Set<String> lastTime = texts(mark(held).path(SITES));
    lastTime.stream().filter(one -> !ours.contains(one)).forEach(sites::remove);
    // A site that an editor removed is not added again.
    ours.stream().filter(one -> !lastTime.contains(one)).forEach(sites::add);
    return RecordFields.list(sites);
  }

  private static Set<String> texts(JsonNode list) {
    return new LinkedHashSet<>(RecordFields.texts(list));
  }

  private DatafairMark() {}
}
