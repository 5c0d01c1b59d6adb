package fr.moisson.connectors.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.PortalFields;
import fr.moisson.harvesters.model.Slug;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Our files that a portal is to store itself. */
final class CkanFiles {

  /**
   * @param uploads resources with a file, by their place in the record
   * @param folder folder to which their paths are relative
   */
  static List<Door.Part> parts(SortedMap<Integer, JsonNode> uploads, Path folder) {
    return uploads.entrySet().stream()
        .<Door.Part>map(
            upload ->
                new Door.Part.Upload(
                    "update__resources__" + upload.getKey() + "__upload",
                    fileName(upload.getValue()),
                    upload.getValue().path("mimetype").asText("application/octet-stream"),
                    folder.resolve(upload.getValue().path(CkanResources.UPLOAD).asText())))
        .toList();
  }

  /** How a notice names files that were refused with a status. */
  static String told(SortedMap<Integer, JsonNode> uploads, int status) {
    return uploads.values().stream()
        .map(upload -> PortalFields.ofFile(fileName(upload), String.valueOf(status)))
        .collect(Collectors.joining(", "));
  }

  /** A readable name for downloads: our own file name is only a hash. */
  private static String fileName(JsonNode resource) {
    String path = resource.path(CkanResources.UPLOAD).asText();
    String words = Slug.of(resource.path("name").asText());
    int dot = path.indexOf('.', path.lastIndexOf('/'));
    return (words.isEmpty() ? "extrait" : words) + (dot < 0 ? "" : path.substring(dot));
  }

  private CkanFiles() {}
}
