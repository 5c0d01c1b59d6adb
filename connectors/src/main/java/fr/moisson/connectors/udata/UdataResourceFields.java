package fr.moisson.connectors.udata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.portal.RecordFields;
import fr.moisson.harvesters.model.Edits;
import fr.moisson.harvesters.model.PortalFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one resource.
 *
 * @param lost receives what the site does not take
 */
record UdataResourceFields(UdataApi api, UdataLists lists, Edits edits, List<String> lost) {

  static final String TITLE = "title";

  /** Fields that people edit. */
  private static final List<String> EDITED =
      List.of(TITLE, "description", "type", "format", "schema");

  /** Fields that depend on the file. */
  private static final List<String> OF_THE_FILE =
      List.of(UdataResourceFields.URL, "mime", "filesize", "checksum");

  private static final String URL = "url";
  private static final String SCHEMA = UdataRecord.PREFIX + "schema";

  /**
   * Writes the fields that differ, and returns whether there are any.
   *
   * @param held the resource before the file was replaced, which sets the title to the file's name;
   *     null if it did not exist
   */
  boolean update(String path, @Nullable JsonNode held, JsonNode now, JsonNode mine) {
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
    boolean hasMoved = !now.path(URL).equals(mine.path(URL));
    boolean isTheirFile = held != null && isTheirFile(held, mine);
    for (String field : OF_THE_FILE) {
      boolean isOurs = !mine.has(UdataFiles.FILE) && !isTheirFile && (mine.has(field) || hasMoved);
      JsonNode shown = now.path(field).isObject() ? checksum(now.path(field)) : now.path(field);
      differs |= isOurs && !same(shown, mine.path(field));
      if (isOurs && !mine.has(field) && now.hasNonNull(field)) {
        body.putNull(field);
        if (field.equals("checksum")) {
          // udata keeps a checksum that is null.
          lost.add(PortalFields.ofFile(mine.path("title").asText(), "former_checksum"));
        }
      } else if (!isOurs && now.hasNonNull(field) && (isTheirFile || !field.equals(URL))) {
        body.set(field, now.path(field));
      } else if (isTheirFile) {
        body.remove(field);
      }
    }
    if (differs) {
      edits.writing();
      api.write("PUT", path, body).result();
    }
    return differs;
  }

  /** Whether a person gave a link another address, to which size, type and checksum belong. */
  private boolean isTheirFile(JsonNode held, JsonNode mine) {
    if (mine.has(UdataFiles.FILE)) {
      return false;
    }
    edits.choose(name(mine, URL), held.path(URL), mine.path(URL));
    return edits.isKept(name(mine, URL));
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

  /** The resource as it is sent. */
  ObjectNode body(JsonNode mine) {
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

  /** Notes what a resource shows after it was written. */
  void show(JsonNode held, JsonNode mine) {
    EDITED.forEach(field -> edits.shows(name(mine, field), view(held, field, mine)));
    if (!mine.has(UdataFiles.FILE)) {
      edits.shows(name(mine, URL), held.path(URL));
    }
  }

  /** How edits of a field are known. */
  static String name(JsonNode mine, String field) {
    return "resources." + UdataPairs.id(mine) + "." + field;
  }
}
