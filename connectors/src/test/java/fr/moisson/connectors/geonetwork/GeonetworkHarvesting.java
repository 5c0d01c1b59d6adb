package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The harvesters of a {@link GeonetworkStandIn}, as in its services: they are described in JSON
 * converted from XML, and one address may be harvested twice.
 */
final class GeonetworkHarvesting {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** How lists of one or no harvester are converted. */
  enum Manner {
    LIST,
    BARE
  }

  final List<ObjectNode> nodes = new ArrayList<>();
  final List<String> runs = new ArrayList<>();
  boolean isAllowed = true;
  Manner manner = Manner.LIST;

  JsonNode list() {
    if (manner == Manner.BARE) {
      return nodes.isEmpty() ? JSON.nullNode() : nodes.size() == 1 ? nodes.get(0) : array();
    }
    return array();
  }

  private ArrayNode array() {
    return JSON.arrayNode().addAll(nodes);
  }

  /** Adds a harvester; returns null if the XML does not describe one. */
  @Nullable JsonNode add(String xml) {
    Document node = Jsoup.parse(xml, "", Parser.xmlParser());
    if (text(node, "node > site > name").isEmpty()) {
      return null;
    }
    String id = String.valueOf(100 + nodes.size());
    add(id, node.select("node").attr("type"), text(node, "node > site > url"));
    nodes
        .get(nodes.size() - 1)
        .put("conversion", text(node, "site > toISOConversion"))
        .put("every", text(node, "options > every"))
        .put("status", text(node, "options > status"))
        .put("group", text(node, "ownerGroup > id"));
    return JSON.arrayNode().add(id);
  }

  void add(String id, String type, String url) {
    ObjectNode node = JSON.objectNode().put("@id", id).put("@type", type);
    node.putObject("site").put("name", "…").put("url", url);
    nodes.add(node);
  }

  private static String text(Document node, String path) {
    return node.select(path).text();
  }
}
