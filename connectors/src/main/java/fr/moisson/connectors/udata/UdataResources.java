package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.PortalFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the resources of a record up to date, each under the id that the portal gave it, on which
 * permanent links depend. They are written one by one, because a whole list would undo what the
 * portal's own checks write into their extras meanwhile.
 */
final class UdataResources {

  /** Fields that people edit. */
  private static final List<String> EDITED =
      List.of(UdataResources.TITLE, "description", "type", "format", "schema");

  /** Fields that depend on the file. */
  private static final List<String> OF_THE_FILE = List.of("url", "mime", "filesize", "checksum");

  static final String TITLE = "title";
  private static final String SCHEMA = UdataRecord.PREFIX + "schema";

  private final UdataApi api;
  private final UdataLists lists;
  private final Edits edits;
  private final UdataOrder order;
  private final Path files;
  private final List<String> lost;

  /**
   * @param lost receives what the site refuses
   */
  UdataResources(UdataApi api, UdataLists lists, Edits edits, Path files, List<String> lost) {
    this.api = api;
    this.lists = lists;
    this.edits = edits;
    this.order = new UdataOrder(api, edits);
    this.files = files;
    this.lost = lost;
  }

  /**
   * Writes the resources, and returns whether anything was written. One that the site refuses costs
   * itself only: udata refuses addresses on private networks and unknown domains, for instance. A
   * file that it refuses, because of its size or its ending, becomes a link. One that a person
   * deleted does not come back, and a person's order stays, unless the source has priority.
   */
  boolean bring(JsonNode record, JsonNode rendered) {
    JsonNode ours = UdataPairs.acceptable(record, rendered);
    String dataset = "1/datasets/" + record.path("id").asText() + "/";
    String extras = record.path("id").asText() + "/resources/";
    Map<JsonNode, JsonNode> pairs = UdataPairs.of(record.path("resources"), ours);
    List<String> places = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (JsonNode held : record.path("resources")) {
      boolean isGone = !pairs.containsValue(held) && !UdataPairs.id(held).isEmpty();
      (isGone ? gone : places).add(held.path("id").asText());
    }
    boolean changed = !gone.isEmpty();
    Map<String, String> ids = new LinkedHashMap<>();
    // New resources are inserted first, so go from the last to the first.
    for (int i = ours.size() - 1; i >= 0; i--) {
      JsonNode mine = ours.get(i);
      JsonNode held = pairs.get(mine);
      if (held == null && isDeleted(record, mine)) {
        continue;
      }
      try {
        JsonNode now = held != null && !isStale(held, mine) ? held : stored(dataset, held, mine);
        if (now == null) {
          mine = mine.path(UdataFiles.LINK);
          now = create(dataset, mine);
          if (held != null) {
            api.delete(dataset + "resources/" + held.path("id").asText() + "/").done();
            places.remove(held.path("id").asText());
            held = null;
          }
        }
        String id = now.path("id").asText();
        ids.put(UdataPairs.id(mine), id);
        if (held == null) {
          places.add(0, id);
          changed = true;
        }
        changed |= update(dataset + "resources/" + id + "/", held, now, mine);
        ObjectNode patch = UdataView.extras(now.path("extras"), mine.path("extras"));
        api.mergeExtras(extras + id + "/", patch);
        changed |= !patch.isEmpty();
      } catch (BadItem e) {
        lost.add(refused(mine, e));
      }
    }
    // Afterwards, since one that is replaced and then missing would seem to be deleted by a person.
    gone.forEach(id -> api.delete(dataset + "resources/" + id + "/").done());
    List<String> wanted =
        order.choose(record, ours, pairs).stream().filter(ids::containsKey).map(ids::get).toList();
    return order.write(dataset, places, wanted) || changed;
  }

  /** Whether a person deleted a resource of ours. */
  private boolean isDeleted(JsonNode record, JsonNode mine) {
    if (UdataPairs.ids(record.path("resources")).contains(UdataPairs.id(mine))) {
      return false; // there as a link instead of a file, or the reverse
    }
    String title = name(mine, TITLE);
    edits.choose(title, JsonNodeFactory.instance.missingNode(), mine.path(TITLE));
    return edits.isKept(title);
  }

  private static String refused(JsonNode mine, BadItem why) {
    return PortalFields.ofFile(
        mine.path("title").asText(), PortalFields.quoted(Refusals.reason(why)));
  }

  /** Notes what the record shows of our resources after it was written. */
  void show(JsonNode record, JsonNode rendered) {
    JsonNode ours = UdataPairs.acceptable(record, rendered);
    UdataPairs.of(record.path("resources"), ours)
        .forEach(
            (mine, held) ->
                EDITED.forEach(field -> edits.shows(name(mine, field), view(held, field, mine))));
    order.show(record);
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

  /**
   * A new resource, or one with a new file; null for a file that the site refuses.
   *
   * @param held null if there is none yet
   */
  private @Nullable JsonNode stored(String dataset, @Nullable JsonNode held, JsonNode mine) {
    if (!mine.has(UdataFiles.FILE)) {
      return create(dataset, mine);
    }
    String place = held == null ? "" : "resources/" + held.path("id").asText() + "/";
    try {
      return upload(dataset + place + "upload/", mine);
    } catch (BadItem e) {
      lost.add(refused(mine, e));
      return null;
    }
  }

  private JsonNode create(String dataset, JsonNode mine) {
    return api.write("POST", dataset + "resources/", body(mine)).result();
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
          lost.add(PortalFields.ofFile(mine.path("title").asText(), "former_checksum"));
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
    body.remove(List.of(UdataFiles.FILE, UdataFiles.FILE_NAME, UdataFiles.LINK));
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

  static String name(JsonNode mine, String field) {
    return "resources." + UdataPairs.id(mine) + "." + field;
  }
}
