package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** The behaviour of ckanext-harvest on a {@link CkanStandIn} that has it. */
final class CkanHarvesting {

  private final String organisation;
  private final ArrayNode sources = JsonNodeFactory.instance.arrayNode();
  private boolean isThere;

  CkanHarvesting(String organisation) {
    this.organisation = organisation;
  }

  void begin() {
    isThere = true;
  }

  JsonNode sources() {
    if (!isThere) {
      throw new UnsupportedOperationException("harvest_source_list");
    }
    // An editor sees no source that belongs to an organisation.
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The harvest sources as found in the index. */
  ArrayNode indexed(String query) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (JsonNode source : sources) {
      if (query.endsWith("+url:\"" + source.path("url").asText() + "\"")) {
        found.add(source);
      }
    }
    return found;
  }

  JsonNode act(String action, ObjectNode parameters) {
    if (!isThere) {
      throw new UnsupportedOperationException(action);
    }
    return action.equals("harvest_source_create") ? create(parameters) : run(parameters);
  }

  private JsonNode create(ObjectNode parameters) {
    ObjectNode errors = JsonNodeFactory.instance.objectNode().put("__type", "Validation Error");
    for (String field : new String[] {"url", "name", "title", "source_type"}) {
      if (!parameters.hasNonNull(field)) {
        errors.putArray(field).add("Missing value");
      }
    }
    if (sources.findValuesAsText("url").contains(parameters.path("url").asText())) {
      errors.putArray("url").add("There already is a Harvest Source for this URL");
    }
    if (!parameters.path("owner_org").asText().equals(organisation)) {
      errors.putArray("owner_org").add("Organization does not exist");
    }
    if (errors.size() > 1) {
      throw new CkanRefusal(409, errors);
    }
    ObjectNode source = parameters.deepCopy();
    source.put("id", UUID.randomUUID().toString()).put("active", true).put("jobs", 0);
    sources.add(source);
    return source;
  }

  private JsonNode run(ObjectNode parameters) {
    for (JsonNode source : sources) {
      if (source.path("id").equals(parameters.path("source_id"))) {
        ((ObjectNode) source).put("jobs", source.path("jobs").asInt() + 1);
        return JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString());
      }
    }
    throw CkanRefusal.of(404, "Not Found Error", "Not found");
  }
}
