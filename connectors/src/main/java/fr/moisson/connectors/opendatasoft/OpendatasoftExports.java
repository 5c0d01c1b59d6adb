package fr.moisson.connectors.opendatasoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Edits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our files besides the table, as alternative exports. The file of an export cannot be replaced, so
 * a new file is a new export. Ours are recognised by their description, which contains our name of
 * the file; it changes with the content.
 */
final class OpendatasoftExports {

  static final String FIELD = "exports";

  private static final String OURS = "Déposé par Moisson : ";

  private final AutomationApi api;
  private final Path files;
  private final String path;

  OpendatasoftExports(AutomationApi api, Path files, String uid) {
    this.api = api;
    this.files = files;
    this.path = AutomationApi.dataset(uid) + "alternative_exports/";
  }

  /**
   * Uploads new exports and deletes outdated ones.
   *
   * @param exports as rendered; missing if there are none
   * @param wereOurs whether there were any the last time
   * @return whether something was written
   */
  boolean settle(JsonNode exports, Edits edits, boolean wereOurs) {
    if (exports.isEmpty() && !wereOurs) {
      return false;
    }
    Map<String, JsonNode> waiting = new LinkedHashMap<>();
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (JsonNode export : exports) {
      String name = OpendatasoftTable.name(export.path("file").asText());
      waiting.put(OURS + name, export);
      names.add(name);
    }
    boolean written = false;
    for (JsonNode held : api.read(path + "?limit=1000").path("results")) {
      String description = held.path("description").asText();
      boolean isKept = waiting.remove(description) != null;
      if (!isKept && description.startsWith(OURS)) {
        api.act("DELETE", path + held.path("uid").asText() + "/");
        written = true;
      }
    }
    for (Map.Entry<String, JsonNode> one : waiting.entrySet()) {
      upload(one.getKey(), one.getValue());
      written = true;
    }
    if (!names.isEmpty()) {
      edits.shows(FIELD, names);
    }
    return written;
  }

  private void upload(String description, JsonNode export) {
    String file = export.path("file").asText();
    api.upload(
        path,
        new Door.Part.Text("type", "uploaded_file"),
        new Door.Part.Text("title", export.path("title").asText()),
        new Door.Part.Text("description", description),
        new Door.Part.Upload(
            "file",
            OpendatasoftTable.name(file),
            export.path("mediaType").asText(),
            files.resolve(file)));
  }
}
