package fr.moisson.connectors.datafair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.model.Edits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The links of a record, which are known by their addresses: ours, in the place that each has, and
 * those that editors added. Of ours, what somebody wrote stays, and one that somebody took away
 * stays away.
 */
final class DatafairAttachments {

  static final String FIELD = "attachments";

  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";
  private static final List<String> TEXTS = List.of(TITLE, DESCRIPTION);

  private final JsonNode ours;
  private final Edits edits;

  DatafairAttachments(JsonNode ours, Edits edits) {
    this.ours = ours;
    this.edits = edits;
  }

  /** Whether the name is one that {@link Edits} knows a text of a link by. */
  static boolean isText(String name) {
    return name.startsWith(FIELD + "/");
  }

  /** What the record is to have, without ours that are gone. */
  ArrayNode onto(JsonNode held) {
    Set<String> lastTime = DatafairMark.attachments(held);
    Map<String, JsonNode> waiting = new LinkedHashMap<>();
    ours.forEach(one -> waiting.put(address(one), one));
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : held.path(FIELD)) {
      JsonNode mine = waiting.remove(address(one));
      if (mine != null) {
        merged.add(overlaid(one, mine));
      } else if (!lastTime.contains(address(one))) {
        merged.add(one);
      }
    }
    for (JsonNode mine : waiting.values()) {
      JsonNode nothing = MissingNode.getInstance();
      choose(nothing, mine, TITLE);
      // No link is without a title: one that is to stay so was taken away.
      if (!edits.isKept(name(mine, TITLE))) {
        choose(nothing, mine, DESCRIPTION);
        merged.add(mine);
      }
    }
    return merged;
  }

  /** A setting of the portal's stays, as whether it goes into catalogues. */
  private JsonNode overlaid(JsonNode held, JsonNode mine) {
    ObjectNode merged = held.deepCopy();
    mine.properties().forEach(one -> merged.set(one.getKey(), one.getValue()));
    for (String text : TEXTS) {
      JsonNode chosen = choose(held, mine, text);
      if (chosen.isMissingNode()) {
        merged.remove(text);
      } else {
        merged.set(text, chosen);
      }
    }
    return merged;
  }

  private JsonNode choose(JsonNode held, JsonNode mine, String text) {
    return edits.choose(name(mine, text), held.path(text), mine.path(text));
  }

  /** What the record shows of ours, now that it is written. */
  void show(JsonNode record) {
    Map<String, JsonNode> shown = new LinkedHashMap<>();
    record.path(FIELD).forEach(one -> shown.put(address(one), one));
    for (JsonNode mine : ours) {
      JsonNode one = shown.getOrDefault(address(mine), MissingNode.getInstance());
      TEXTS.forEach(text -> edits.shows(name(mine, text), one.path(text)));
    }
  }

  private static String name(JsonNode link, String text) {
    return FIELD + "/" + address(link) + "/" + text;
  }

  private static String address(JsonNode link) {
    return link.path("url").asText();
  }
}
