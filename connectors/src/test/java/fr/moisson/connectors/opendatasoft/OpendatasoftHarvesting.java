package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The harvesters of an {@link OpendatasoftStandIn}, as described by the contract: one address may
 * have two harvesters, each with one schedule, and none is started twice.
 */
final class OpendatasoftHarvesting {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  final Map<String, ObjectNode> harvesters = new LinkedHashMap<>();
  final Map<String, ObjectNode> schedules = new LinkedHashMap<>();
  boolean tellsAddressesInLists = true;
  boolean refusesSchedules;

  JsonNode answer(List<String> call, Map<String, String> query, JsonNode body) {
    if (call.size() == 2) {
      return call.get(0).equals("POST") ? create(body) : list(query);
    }
    ObjectNode harvester = harvesters.get(call.get(2));
    if (harvester == null) {
      throw OpendatasoftRefusal.notFound();
    }
    return switch (call.size() == 3 ? "" : call.get(3)) {
      case "" -> harvester;
      case "schedules" ->
          call.get(0).equals("POST") ? schedule(call.get(2), body) : planned(call.get(2));
      case "start" -> start(harvester);
      default -> throw OpendatasoftRefusal.notFound();
    };
  }

  ObjectNode create(JsonNode body) {
    for (String field : List.of("type", "name", "url")) {
      if (body.path(field).asText().isBlank()) {
        throw OpendatasoftRefusal.ofField(field, "This field is required");
      }
    }
    ObjectNode harvester = body.deepCopy();
    // The defaults stated in the contract.
    harvester.putIfAbsent("limit", JSON.numberNode(5));
    harvester.putIfAbsent("offset", JSON.numberNode(3));
    String uid = "ha_" + (harvesters.size() + 1);
    harvester.put("uid", uid).put("status", "new").put("has_error", false);
    harvesters.put(uid, harvester);
    return harvester;
  }

  private JsonNode list(Map<String, String> query) {
    int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
    int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
    ArrayNode list = JSON.arrayNode();
    harvesters.values().stream()
        .skip(offset)
        .limit(limit)
        .map(ObjectNode::deepCopy)
        .forEach(one -> list.add(tellsAddressesInLists ? one : one.without("url")));
    return page(list);
  }

  private static JsonNode page(ArrayNode list) {
    ObjectNode page = JSON.objectNode().put("total_count", list.size());
    return page.set("results", list);
  }

  private JsonNode planned(String uid) {
    ArrayNode list = JSON.arrayNode();
    if (schedules.containsKey(uid)) {
      list.add(schedules.get(uid));
    }
    return page(list);
  }

  private JsonNode schedule(String uid, JsonNode body) {
    if (refusesSchedules || schedules.containsKey(uid)) {
      throw OpendatasoftRefusal.ofField("cron_schedule", "A harvester can only have one schedule");
    }
    if (!body.path("cron_schedule").asText().matches("\\S+( \\S+){4}")) {
      throw OpendatasoftRefusal.ofField("cron_schedule", "Invalid cron");
    }
    if (body.path("timezone").asText().isBlank()) {
      throw OpendatasoftRefusal.ofField("timezone", "This field is required");
    }
    ObjectNode schedule = body.deepCopy();
    schedules.put(uid, schedule.put("uid", "sc_" + uid));
    return schedule;
  }

  private static JsonNode start(ObjectNode harvester) {
    String status = harvester.path("status").asText();
    if (!status.equals("new") && !status.equals("idle")) {
      throw OpendatasoftRefusal.of(
          400, "invalid_harvester_status", "Invalid transition from " + status + " to processing");
    }
    return harvester.put("status", "processing");
  }
}
