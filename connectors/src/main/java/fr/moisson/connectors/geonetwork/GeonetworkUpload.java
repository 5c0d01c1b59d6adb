package fr.moisson.connectors.geonetwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.ResourceIds;
import fr.moisson.harvesters.model.Slug;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of ours that the catalogue is to store with a record.
 *
 * @param link name of its link in the record ({@link ResourceIds})
 * @param name its name in the catalogue, the same for all versions, so that its address lasts
 * @param path under the folder of our files
 */
record GeonetworkUpload(String link, String name, String mediaType, String path, String sha256) {

  private static final int LONGEST_TITLE = 60;
  private static final String ANY_TYPE = "application/octet-stream";

  /**
   * The files of a dataset to upload.
   *
   * @param below size in bytes from which an extract is linked to instead of sent
   */
  static ArrayNode render(Dataset dataset, long below) {
    ArrayNode uploads = JsonNodeFactory.instance.arrayNode();
    ResourceIds ids = new ResourceIds();
    for (Distribution each : dataset.distributions()) {
      String id = ids.of(each);
      if (each instanceof Extract extract && extract.bytes() < below) {
        uploads
            .addObject()
            .put("link", id)
            .put("name", name(extract, id))
            .put("mediaType", extract.mediaType())
            .put("path", extract.file())
            .put("sha256", extract.sha256());
      }
    }
    return uploads;
  }

  private static String name(Extract extract, String id) {
    String title = Slug.of(extract.title());
    return title.substring(0, Math.min(title.length(), LONGEST_TITLE))
        + "-"
        + id
        + extract.ending();
  }

  static List<GeonetworkUpload> of(JsonNode rendered) {
    List<GeonetworkUpload> uploads = new ArrayList<>();
    for (JsonNode one : rendered.path("uploads")) {
      uploads.add(
          new GeonetworkUpload(
              one.path("link").asText(),
              one.path("name").asText(),
              one.path("mediaType").asText(ANY_TYPE),
              one.path("path").asText(),
              one.path("sha256").asText()));
    }
    return uploads;
  }

  /** The form field in which GeoNetwork expects the file. */
  Door.Part.Upload part(Path folder) {
    return new Door.Part.Upload("file", name, mediaType, folder.resolve(path));
  }
}
