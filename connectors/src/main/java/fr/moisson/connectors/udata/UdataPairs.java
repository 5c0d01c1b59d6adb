package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Which resources of a record are which of ours. */
final class UdataPairs {

  /** Ours, with links in place of the files that the site refused before. */
  static ArrayNode acceptable(JsonNode record, JsonNode rendered) {
    List<String> addresses =
        record.path("resources").valueStream().map(held -> held.path("url").asText()).toList();
    ArrayNode ours = JsonNodeFactory.instance.arrayNode();
    for (JsonNode mine : rendered) {
      JsonNode link = mine.path(UdataFiles.LINK);
      ours.add(addresses.contains(link.path("url").asText()) ? link : mine);
    }
    return ours;
  }

  /** Pairs our resources with those on the portal. A file cannot become a link, or vice versa. */
  static Map<JsonNode, JsonNode> of(JsonNode held, JsonNode ours) {
    Map<JsonNode, JsonNode> pairs = new LinkedHashMap<>();
    // All ids first: an address may have moved from one of our resources to another.
    pair(pairs, held, ours, (theirs, mine) -> id(theirs).equals(id(mine)));
    pair(
        pairs,
        held,
        ours,
        (theirs, mine) ->
            mine.has(UdataFiles.FILE)
                ? theirs
                    .path("url")
                    .asText()
                    .endsWith("/" + mine.path(UdataFiles.FILE_NAME).asText())
                : theirs.path("url").equals(mine.path("url")));
    return pairs;
  }

  private static void pair(
      Map<JsonNode, JsonNode> pairs,
      JsonNode held,
      JsonNode ours,
      BiPredicate<JsonNode, JsonNode> same) {
    for (JsonNode mine : ours) {
      for (JsonNode theirs : held) {
        boolean isFree = !pairs.containsKey(mine) && !pairs.containsValue(theirs);
        boolean isOfAKind =
            theirs.path("filetype").asText("remote").equals(mine.path("filetype").asText());
        if (isFree && isOfAKind && same.test(theirs, mine)) {
          pairs.put(mine, theirs);
        }
      }
    }
  }

  /** Our id of a resource, or our key of a record; empty if it is not ours. */
  static String id(JsonNode held) {
    return held.path("extras").path(UdataRecord.ID).asText();
  }

  /** The ids of our resources in a list. */
  static List<String> ids(JsonNode resources) {
    return resources.valueStream().map(UdataPairs::id).filter(id -> !id.isEmpty()).toList();
  }

  private UdataPairs() {}
}
