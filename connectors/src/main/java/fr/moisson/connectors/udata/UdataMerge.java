package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.PortalFields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of a record that have to be written. A {@code PUT} keeps fields that are not sent,
 * except tags and the period, which it clears (udata/forms/fields.py), and {@code private}, which
 * older sites then set to false. A list that is sent replaces the existing one, so tags and contact
 * points of others are sent back with ours.
 */
final class UdataMerge {

  /** Extra that marks a record that we archived, with the reason. */
  static final String WITHDRAWN = UdataRecord.PREFIX + "withdrawn";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final UdataApi api;
  private final UdataLists lists;
  private final String organisation;
  private final List<String> lost;

  UdataMerge(UdataApi api, UdataLists lists, String organisation, List<String> lost) {
    this.api = api;
    this.lists = lists;
    this.organisation = organisation;
    this.lost = lost;
  }

  /**
   * Empty if the record needs no change. Extras that belong to the fields are set in {@code
   * extras}.
   */
  ObjectNode patch(ObjectNode held, JsonNode rendered, Edits edits, ObjectNode extras) {
    JsonNode ours = rendered.path(UdataRecord.FIELDS);
    ObjectNode patch = JSON.objectNode();
    List<String> contacts = UdataView.remembered(held, UdataView.CONTACTS);
    if (!contacts.isEmpty()) {
      extras.put(UdataView.CONTACTS, String.join(",", contacts));
    }
    for (String field : UdataView.FIELDS) {
      JsonNode mine =
          field.equals("spatial") ? UdataView.spatial(ours.path(field)) : ours.path(field);
      JsonNode shown = UdataView.of(held, field, mine);
      JsonNode chosen = edits.choose(field, shown, mine);
      boolean isStandIn =
          field.equals("spatial")
              && rendered.has(UdataRecord.BOX)
              && RecordFields.same(shown, UdataView.spatial(rendered.path(UdataRecord.BOX)));
      if (!RecordFields.same(shown, chosen) && !isStandIn) {
        write(patch, field, chosen, held, extras);
      }
    }
    if (!held.path("deleted").asText("").isEmpty()) {
      patch.putNull("deleted");
    }
    boolean isWithdrawn = held.path("extras").has(WITHDRAWN);
    if (isWithdrawn && !held.path("archived").asText("").isEmpty()) {
      patch.putNull("archived");
    }
    return patch.isEmpty() ? patch : withBasics(patch, held);
  }

  /**
   * Adds fields that older sites require in every write, and those that are cleared if not sent.
   */
  static ObjectNode withBasics(ObjectNode patch, JsonNode held) {
    for (String field : List.of("title", "description", "tags", "temporal_coverage")) {
      if (!patch.has(field) && held.hasNonNull(field)) {
        patch.set(field, held.path(field));
      }
    }
    return patch.put("private", held.path("private").asBoolean());
  }

  private void write(
      ObjectNode patch, String field, JsonNode chosen, JsonNode held, ObjectNode extras) {
    switch (field) {
      case "license" -> {
        String id = chosen.asText();
        if (!RecordFields.isNothing(chosen) && !lists.knowsLicence(id)) {
          lost.add(PortalFields.of(field, id));
        } else {
          patch.set(field, RecordFields.orNull(chosen));
        }
      }
      case UdataView.ACCESS ->
          patch.put(field, RecordFields.isNothing(chosen) ? "open" : chosen.asText());
      case "frequency" ->
          patch.put(field, RecordFields.isNothing(chosen) ? "unknown" : chosen.asText());
      case "tags" -> patch.set(field, tags(chosen, held));
      case "contact_points" -> patch.set(field, contacts(chosen, held, extras));
      case "spatial" -> patch.set(field, place(chosen));
      default -> patch.set(field, RecordFields.orNull(chosen));
    }
  }

  /**
   * A place with all its parts. udata reads it as a form within the form: a part that is not sent
   * stays, a null place changes nothing, and zones beside a geometry are refused.
   */
  static ObjectNode place(JsonNode chosen) {
    ObjectNode place = JSON.objectNode();
    place.set("zones", RecordFields.orNull(chosen.path("zones")));
    place.set("geom", RecordFields.orNull(chosen.path("geom")));
    return place.put("granularity", chosen.path("granularity").asText("other"));
  }

  private static ArrayNode tags(JsonNode chosen, JsonNode held) {
    Set<String> tags = new LinkedHashSet<>(RecordFields.texts(held.path("tags")));
    UdataView.remembered(held, UdataView.TAGS).forEach(tags::remove);
    tags.addAll(RecordFields.texts(chosen));
    return RecordFields.list(tags);
  }

  /**
   * udata reuses a contact point with the same data, so sending it twice creates only one. It takes
   * an empty list for nothing said; null removes the last contact.
   */
  private JsonNode contacts(JsonNode chosen, JsonNode held, ObjectNode extras) {
    Set<String> ids = new LinkedHashSet<>();
    held.path("contact_points").forEach(contact -> ids.add(contact.path("id").asText()));
    UdataView.remembered(held, UdataView.CONTACTS).forEach(ids::remove);
    Set<String> mine = new LinkedHashSet<>();
    for (JsonNode contact : chosen) {
      ObjectNode body = contact.deepCopy();
      UdataAnswer answer = api.write("POST", "1/contacts/", body.put("organization", organisation));
      if (answer.reply().status() == 400 && answer.body().isObject()) {
        lost.add(PortalFields.of("contact", contact.path("name").asText()));
      } else {
        mine.add(UdataApi.record(answer).path("id").asText());
      }
    }
    ids.addAll(mine);
    extras.put(UdataView.CONTACTS, String.join(",", mine));
    if (mine.isEmpty()) {
      extras.remove(UdataView.CONTACTS);
    }
    return RecordFields.orNull(RecordFields.list(ids));
  }
}
