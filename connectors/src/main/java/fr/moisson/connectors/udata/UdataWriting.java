package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.FileFields;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.Portal.Published;
import fr.moisson.harvesters.model.Portal.Sending;
import fr.moisson.harvesters.model.PortalFields;
import java.util.ArrayList;
import java.util.List;

/** Writes one dataset to udata: its fields, its resources, its extras, in this order. */
final class UdataWriting {

  /** Fields without which a record is still better than none. */
  private static final List<String> DISPENSABLE =
      List.of(
          "spatial",
          "temporal_coverage",
          "tags",
          "contact_points",
          "license",
          UdataView.REASON,
          UdataView.REQUEST,
          UdataView.ACCESS);

  private final UdataApi api;
  private final String organisation;
  private final Sending sending;
  private final JsonNode rendered;
  private final UdataLists lists;
  private final List<String> lost;

  UdataWriting(UdataApi api, UdataLists lists, String organisation, Sending sending) {
    this.api = api;
    this.organisation = organisation;
    this.sending = sending;
    this.rendered = sending.rendered();
    this.lists = lists;
    this.lost = new ArrayList<>(RecordFields.texts(rendered.path(UdataRecord.LOST)));
  }

  /** Whether the dataset has data cut to the territory, and so is more than a copy. */
  static boolean isCut(JsonNode rendered) {
    for (JsonNode resource : rendered.path(UdataRecord.RESOURCES)) {
      if (resource.path("extras").has(UdataRecord.PREFIX + "territory")) {
        return true;
      }
    }
    return false;
  }

  /** The fields that older sites require in every write. */
  ObjectNode basics() {
    ObjectNode fields = (ObjectNode) rendered.path(UdataRecord.FIELDS);
    return UdataMerge.withBasics(UdataApi.object(), fields);
  }

  Published create() {
    Edits edits = sending.anew().edits();
    ObjectNode extras = rendered.path(UdataRecord.EXTRAS).deepCopy();
    ObjectNode whole = merge().patch(UdataApi.object(), rendered, edits, extras);
    UdataResources resources = new UdataResources(api, lists, edits, sending.files(), lost);
    JsonNode ours = rendered.path(UdataRecord.RESOURCES);
    whole.put("organization", organisation);
    whole.set("extras", extras);
    whole.set("resources", resources.links(ours));
    ObjectNode record = write("POST", "1/datasets/", whole);
    boolean changed = resources.bring(record, ours);
    return published(changed ? again(record) : record, resources, edits);
  }

  Published update(ObjectNode held) {
    Edits edits = sending.edits();
    ObjectNode extras = rendered.path(UdataRecord.EXTRAS).deepCopy();
    String id = held.path("id").asText();
    ObjectNode patch = merge().patch(held, rendered, edits, extras);
    if (!patch.isEmpty()) {
      edits.writing();
      write("PUT", "1/datasets/" + id + "/", patch);
    }
    UdataResources resources = new UdataResources(api, lists, edits, sending.files(), lost);
    boolean changed = resources.bring(held, rendered.path(UdataRecord.RESOURCES));
    ObjectNode marks = UdataView.extras(held.path("extras"), extras);
    api.mergeExtras(id + "/", marks);
    boolean isWritten = changed || !patch.isEmpty() || !marks.isEmpty();
    return published(isWritten ? again(held) : held, resources, edits);
  }

  /**
   * Writes a record. If the site does not know one of the zones it gets their bounding box; if it
   * refuses another field the record is sent without it.
   */
  private ObjectNode write(String method, String path, ObjectNode body) {
    UdataAnswer answer = api.write(method, path, body);
    boolean hasZones = body.path("spatial").path("zones").isArray();
    if (answer.refuses("spatial") && hasZones) {
      body.set("spatial", UdataMerge.place(rendered.path(UdataRecord.BOX)));
      JsonNode zones = rendered.path(UdataRecord.FIELDS).path("spatial").path("zones");
      lost.add(PortalFields.of("spatial_zones", zones.toString()));
      answer = api.write(method, path, body);
    }
    if (body.has("resources") && answer.refuses("resources")) {
      // They are then written one by one, so that only those which udata refuses are left out.
      body.remove("resources");
      answer = api.write(method, path, body);
    }
    for (String field : DISPENSABLE) {
      if (body.has(field) && answer.refuses(field)) {
        lost.add(PortalFields.of(field, body.remove(field).toString()));
        answer = api.write(method, path, body);
      }
    }
    return UdataApi.record(answer);
  }

  private ObjectNode again(JsonNode record) {
    return UdataApi.record(api.get("1/datasets/" + record.path("id").asText() + "/"));
  }

  private UdataMerge merge() {
    return new UdataMerge(api, lists, organisation, lost);
  }

  private Published published(JsonNode record, UdataResources resources, Edits edits) {
    JsonNode ours = rendered.path(UdataRecord.FIELDS);
    for (String field : UdataView.FIELDS) {
      edits.shows(field, UdataView.of(record, field, ours.path(field)));
    }
    JsonNode files = rendered.path(UdataRecord.RESOURCES);
    resources.show(record, files);
    FileFields names =
        FileFields.of(files, record.path("resources"), UdataPairs::id, UdataResourceFields.TITLE);
    return new Published(
        edits.remote(record.path("id").asText(), UdataSearch.version(record)),
        edits.remarks(UdataSearch.entry(record).page(), lost, names));
  }
}
