package fr.moisson.connectors.datafair;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.FileFields;
import fr.moisson.harvesters.model.Edits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges the links of a record, which are identified by their addresses: ours keep their places,
 * and those added by editors stay. Edited texts of our links stay, and links of ours that were
 * removed are not added again.
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

  /** Whether a field name of {@link Edits} is that of a link's text. */
  static boolean isText(String name) {
    return name.startsWith(FIELD + "/");
  }

  /** The links that the record should have, without ours that no longer exist. */
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
      // Every link has a title: if the missing title is kept, the link was removed by an editor.
      if (!edits.isKept(name(mine, TITLE))) {
        choose(nothing, mine, DESCRIPTION);
        merged.add(mine);
      }
    }
    return merged;
  }

  /**
   * Gives the descriptions of others, also of our links, as they were written, because a record
   * that is read shows them rendered and sanitised, which loses addresses in angle brackets, for
   * instance.
   *
   * @param merged links about to be written
   * @param raw the same field, not rendered
   */
  void restoreOthers(ArrayNode merged, JsonNode raw) {
    Set<String> mine = ours.valueStream().map(DatafairAttachments::address).collect(toSet());
    for (JsonNode one : merged) {
      if (mine.contains(address(one)) && !edits.isKept(name(one, DESCRIPTION))) {
        continue;
      }
      raw.valueStream()
          .filter(written -> isSame(written, one))
          .filter(written -> written.has(DESCRIPTION))
          .forEach(written -> ((ObjectNode) one).set(DESCRIPTION, written.path(DESCRIPTION)));
    }
  }

  /** A file of the record has an address only once it is rendered. */
  private static boolean isSame(JsonNode written, JsonNode rendered) {
    return written.has("url")
        ? address(written).equals(address(rendered))
        : written.path("name").equals(rendered.path("name"));
  }

  /**
   * Our link over the existing one; the portal's own settings stay, such as its inclusion in
   * catalogues.
   */
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

  /** Notes what the record shows of our links after it was written. */
  void show(JsonNode record) {
    Map<String, JsonNode> shown = new LinkedHashMap<>();
    record.path(FIELD).forEach(one -> shown.put(address(one), one));
    for (JsonNode mine : ours) {
      JsonNode one = shown.getOrDefault(address(mine), MissingNode.getInstance());
      TEXTS.forEach(text -> edits.shows(name(mine, text), one.path(text)));
    }
  }

  /** What people call the fields of links. */
  FileFields names(JsonNode record) {
    return FileFields.of(ours, record.path(FIELD), DatafairAttachments::address, TITLE);
  }

  private static String name(JsonNode link, String text) {
    return FIELD + "/" + address(link) + "/" + text;
  }

  private static String address(JsonNode link) {
    return link.path("url").asText();
  }
}
