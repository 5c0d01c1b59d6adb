package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.connectors.portal.FileOrder;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of our resources in a record. */
record UdataOrder(UdataApi api, Edits edits) {

  static final String FIELD = "resources.order";

  /**
   * Our ids in the order in which the record is to show our resources.
   *
   * @param pairs resources of the record by ours
   */
  List<String> choose(JsonNode record, JsonNode ours, Map<JsonNode, JsonNode> pairs) {
    Map<JsonNode, JsonNode> byHeld = new HashMap<>();
    pairs.forEach((mine, held) -> byHeld.put(held, mine));
    List<String> left =
        record
            .path("resources")
            .valueStream()
            .map(held -> byHeld.getOrDefault(held, held))
            .filter(one -> edits.hasLeft(UdataResourceFields.name(one, UdataResourceFields.TITLE)))
            .map(UdataPairs::id)
            .toList();
    return FileOrder.choose(edits, FIELD, left, UdataPairs.ids(ours));
  }

  /**
   * Puts ours in order among their own places; those of others stay where they are.
   *
   * @param places the portal's ids of all resources, as it shows them
   * @param wanted those of ours, in the order to be
   */
  boolean write(String dataset, List<String> places, List<String> wanted) {
    if (places.stream().filter(wanted::contains).toList().equals(wanted)) {
      return false;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    int next = 0;
    for (String id : places) {
      all.addObject().put("id", wanted.contains(id) ? wanted.get(next++) : id);
    }
    edits.writing();
    api.write("PUT", dataset + "resources/", all).done();
    return true;
  }

  /** Notes the order that the record shows after it was written. */
  void show(JsonNode record) {
    edits.shows(FIELD, RecordFields.list(UdataPairs.ids(record.path("resources"))));
  }
}
