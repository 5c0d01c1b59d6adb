package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.LastChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dataset of an {@link OpendatasoftStandIn}, as seen by editors and by visitors. */
final class OpendatasoftHeld {

  final String uid;
  String datasetId;
  boolean isPublished;
  ObjectNode metadata = JsonNodeFactory.instance.objectNode();
  final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  final Map<String, ObjectNode> exports = new LinkedHashMap<>();

  private final LastChanges changes = new LastChanges();

  /** The metadata as last published. */
  private ObjectNode published = JsonNodeFactory.instance.objectNode();

  private List<ObjectNode> table = List.of();

  private String status = "idle";
  private String message = "";
  private int looks;

  OpendatasoftHeld(String uid, String datasetId) {
    this.uid = uid;
    this.datasetId = datasetId;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("uid", uid).put("dataset_id", datasetId);
    json.put("is_published", isPublished).put("is_restricted", false);
    json.set("metadata", metadata.deepCopy());
    json.put("updated_at", changes.of(uid, json + "" + resources + exports).toString());
    return json;
  }

  /** Fails while a job is running, since nothing can be changed then. */
  OpendatasoftHeld atRest() {
    if (looks > 0) {
      throw OpendatasoftRefusal.of(
          400,
          "invalid_dataset_status",
          "Invalid precondition, dataset status is 'processing' but must be one of 'idle'");
    }
    return this;
  }

  /** Starts a job that ends by itself after the dataset was read this often. */
  void start(int looksUntilDone, String outcome, String why) {
    looks = looksUntilDone;
    status = outcome;
    message = why;
  }

  ObjectNode look() {
    boolean isBusy = looks > 0;
    looks = Math.max(0, looks - 1);
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", isBusy ? "processing" : status)
        .put("is_published", isPublished)
        .put("message", isBusy ? "" : message);
  }

  void publishMetadata() {
    published = metadata.deepCopy();
  }

  void publish() {
    publishMetadata();
    table = new ArrayList<>(resources.values().stream().map(ObjectNode::deepCopy).toList());
    isPublished = true;
  }

  JsonNode shown(String template, String field) {
    ObjectNode seen = isPublished ? published : metadata;
    return seen.path(template).path(field).path("value");
  }

  List<ObjectNode> table() {
    return table;
  }
}
