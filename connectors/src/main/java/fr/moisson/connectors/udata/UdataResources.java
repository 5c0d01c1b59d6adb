package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Edits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the resources of a record up to date, each under the id that the portal gave it, on which
 * permanent links depend. They are written one by one, because a whole list would undo what the
 * portal's own checks write into their extras meanwhile.
 */
final class UdataResources {

  /** Fields that people edit. */
  private static final List<String> EDITED =
      List.of("title", "description", "type", "format", "schema");

  /** Fields that depend on the file. */
  private static final List<String> OF_THE_FILE = List.of("url", "mime", "filesize", "checksum");

  private static final String SCHEMA = UdataRecord.PREFIX + "schema";

  private final UdataApi api;
  private final UdataLists lists;
  private final Edits edits;
  private final Path files;
  private final List<String> lost;

  /**
   * @param lost receives what the site refuses
   */
  UdataResources(UdataApi api, UdataLists lists, Edits edits, Path files, List<String> lost) {
    this.api = api;
    this.lists = lists;
    this.edits = edits;
    this.files = files;
    this.lost = lost;
  }

  /**
   * Writes the resources, and returns whether anything was written. One that the site refuses costs
   * itself only: udata refuses addresses on private networks and unknown domains, for instance.
   */
  boolean bring(JsonNode record, JsonNode ours) {
    String dataset = "1/datasets/" + record.path("id").asText() + "/";
    String extras = record.path("id").asText() + "/resources/";
    Map<JsonNode, JsonNode> pairs = pairs(record.path("resources"), ours);
    List<String> order = new ArrayList<>();
    boolean changed = false;
    for (JsonNode held : record.path("resources")) {
      if (!pairs.containsValue(held) && !id(held).isEmpty()) {
        api.delete(dataset + "resources/" + held.path("id").asText() + "/").done();
        changed = true;
      } else {
        order.add(held.path("id").asText());
      }
    }
    Map<String, String> ids = new LinkedHashMap<>();
    // New resources are inserted first, so go from the last to the first.
    for (int i = ours.size() - 1; i >= 0; i--) {
      JsonNode mine = ours.get(i);
      JsonNode held = pairs.get(mine);
      try {
        JsonNode now = held == null ? create(dataset, mine) : held;
        String id = now.path("id").asText();
        ids.put(id(mine), id);
        if (held == null) {
          order.add(0, id);
          changed = true;
        } else if (isStale(held, mine)) {
          now = upload(dataset + "resources/" + id + "/upload/", mine);
        }
        changed |= update(dataset + "resources/" + id + "/", held, now, mine);
        ObjectNode patch = UdataView.extras(now.path("extras"), mine.path("extras"));
        api.mergeExtras(extras + id + "/", patch);
        changed |= !patch.isEmpty();
      } catch (BadItem e) {
        lost.add("ressource « " + mine.path("title").asText() + " » (" + Refusals.reason(e) + ")");
      }
    }
    List<String> wanted =
        ours.valueStream().map(UdataResources::id).filter(ids::containsKey).map(ids::get).toList();
    return reorder(dataset, order, wanted) || changed;
  }

  /** Notes what the record shows of our resources after it was written. */
  void show(JsonNode record, JsonNode ours) {
    pairs(record.path("resources"), ours)
        .forEach(
            (mine, held) ->
                EDITED.forEach(field -> edits.shows(name(mine, field), view(held, field, mine))));
  }

  /** The resources to create a record with: all except files, which are uploaded afterwards. */
  ArrayNode links(JsonNode ours) {
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    for (JsonNode mine : ours) {
      if (!mine.has(UdataFiles.FILE)) {
        links.add(body(mine));
      }
    }
    return links;
  }

  private JsonNode create(String dataset, JsonNode mine) {
    return mine.has(UdataFiles.FILE)
        ? upload(dataset + "upload/", mine)
        : api.write("POST", dataset + "resources/", body(mine)).result();
  }

  private JsonNode upload(String path, JsonNode mine) {
    Path file = files.resolve(mine.path(UdataFiles.FILE).asText());
    String name = mine.path(UdataFiles.FILE_NAME).asText();
    return api.upload(path, file, name, "application/octet-stream");
  }

  private static boolean isStale(JsonNode held, JsonNode mine) {
    return mine.has(UdataFiles.FILE)
        && !held.path("extras")
            .path(UdataFiles.SHA256)
            .equals(mine.path("extras").path(UdataFiles.SHA256));
  }

  /** Pairs our resources with those on the portal. A file cannot become a link, or vice versa. */
  private static Map<JsonNode, JsonNode> pairs(JsonNode held, JsonNode ours) {
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

  /**
   * @param held the resource before the file was replaced, which sets the title to the file's name;
   *     null if it did not exist
   */
  private boolean update(String path, @Nullable JsonNode held, JsonNode now, JsonNode mine) {
    ObjectNode body = body(mine);
    // Sent extras would replace all existing ones, including the portal's own.
    body.remove("extras");
    boolean differs = false;
    for (String field : EDITED) {
      JsonNode shown = view(now, field, mine);
      // udata guesses an unknown format; its guess may stay.
      JsonNode ours = mine.has(field) || !field.equals("format") ? mine.path(field) : shown;
      boolean isFileName = held != null && held.path(field).equals(mine.path(UdataFiles.FILE_NAME));
      JsonNode chosen =
          held == null || isFileName
              ? ours
              : edits.choose(name(mine, field), view(held, field, mine), ours);
      if (!RecordFields.same(shown, chosen)) {
        differs = true;
        body.set(field, field.equals("schema") ? schema(chosen) : RecordFields.orNull(chosen));
      } else if (!now.path(field).isMissingNode()) {
        body.set(field, now.path(field));
      }
    }
    boolean hasMoved = !now.path("url").equals(mine.path("url"));
    for (String field : OF_THE_FILE) {
      boolean isOurs = !mine.has(UdataFiles.FILE) && (mine.has(field) || hasMoved);
      JsonNode shown = now.path(field).isObject() ? checksum(now.path(field)) : now.path(field);
      differs |= isOurs && !same(shown, mine.path(field));
      if (isOurs && !mine.has(field) && now.hasNonNull(field)) {
        body.putNull(field);
        if (field.equals("checksum")) {
          // udata keeps a checksum that is null.
          lost.add(
              "suppression de l’ancienne empreinte de « " + mine.path("title").asText() + " »");
        }
      } else if (!isOurs && now.hasNonNull(field) && !field.equals("url")) {
        body.set(field, now.path(field));
      }
    }
    if (differs) {
      edits.writing();
      api.write("PUT", path, body).result();
    }
    return differs;
  }

  private static boolean same(JsonNode shown, JsonNode mine) {
    // JSON numbers may differ in type.
    return shown.isNumber() ? shown.asLong() == mine.asLong() : RecordFields.same(shown, mine);
  }

  private static ObjectNode checksum(JsonNode held) {
    return UdataApi.object()
        .put("type", held.path("type").asText())
        .put("value", held.path("value").asText());
  }

  private ObjectNode body(JsonNode mine) {
    ObjectNode body = mine.deepCopy();
    body.remove(List.of(UdataFiles.FILE, UdataFiles.FILE_NAME));
    if (mine.has("schema")) {
      body.set("schema", schema(mine.path("schema")));
    }
    return body;
  }

  private JsonNode schema(JsonNode address) {
    return lists.schema(address.asText(""));
  }

  /** A named schema is shown as the address that we gave, if it is the same schema. */
  private static JsonNode view(JsonNode held, String field, JsonNode mine) {
    JsonNode value = held.path(field);
    if (!field.equals("schema") || !value.isObject()) {
      return value;
    }
    String name = value.path("name").asText("");
    for (JsonNode given : List.of(held.path("extras").path(SCHEMA), mine.path(field))) {
      if (UdataLists.isAt(given.asText(), name)) {
        return given;
      }
    }
    return name.isEmpty() ? value.path("url") : value.path("name");
  }

  /** Puts ours in order among their own places; those of others stay where they are. */
  private boolean reorder(String dataset, List<String> order, List<String> wanted) {
    List<String> ours = order.stream().filter(wanted::contains).toList();
    if (ours.equals(wanted)) {
      return false;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    int next = 0;
    for (String id : order) {
      all.addObject().put("id", wanted.contains(id) ? wanted.get(next++) : id);
    }
    api.write("PUT", dataset + "resources/", all).done();
    return true;
  }

  private static String name(JsonNode mine, String field) {
    return "resources." + id(mine) + "." + field;
  }

  private static String id(JsonNode resource) {
    return resource.path("extras").path(UdataRecord.ID).asText();
  }
}
