package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Hashes;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.PullingPortal.Registration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources that a site harvests with <a
 * href="https://github.com/ckan/ckanext-harvest">ckanext-harvest</a> and ckanext-dcat's {@code
 * dcat_rdf}. The list of sources hides those of organisations from editors, so the search is used
 * as well.
 */
record CkanHarvestSources(CkanPortal portal, CkanApi api) {

  private static final int NAME_HASH = 12;

  Registration register(URI feed, String title) {
    List<JsonNode> sources = new ArrayList<>();
    result("harvest_source_list", parameters()).forEach(sources::add);
    sources.addAll(api.harvestSources(feed));
    for (JsonNode source : sources) {
      boolean isActive = source.path("active").asBoolean(true);
      if (isActive && root(source.path("url").asText()).equals(root(feed.toString()))) {
        return registration(source, false, feed);
      }
    }
    ObjectNode wanted =
        parameters()
            .put("url", feed.toString())
            .put("name", "moisson-" + Hashes.sha256(feed.toString()).substring(0, NAME_HASH))
            .put("title", title)
            .put("source_type", "dcat_rdf")
            .put("owner_org", portal.organisation())
            .put("frequency", "DAILY");
    JsonNode source = result("harvest_source_create", wanted);
    result(
        "harvest_job_create",
        parameters().put("source_id", source.path("id").asText()).put("run", true));
    return registration(source, true, feed);
  }

  private static Registration registration(JsonNode source, boolean isNew, URI feed) {
    String id = source.path("id").asText();
    return new Registration(id, isNew, Notice.of(Code.REGISTERED, feed, "dcat_rdf " + id));
  }

  private JsonNode result(String action, ObjectNode parameters) {
    CkanAnswer answer = api.call(action, parameters);
    if (answer.isUnknownAction()) {
      throw new Misconfigured(Notice.of(Code.CKAN_WITHOUT_HARVEST, portal.url()));
    }
    return answer.result();
  }

  private static ObjectNode parameters() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** CKAN treats two addresses that differ only in a final slash as the same. */
  private static String root(String address) {
    return Endings.without(address, "/");
  }
}
