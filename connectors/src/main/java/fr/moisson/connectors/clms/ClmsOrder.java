package fr.moisson.connectors.clms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.paging.Globs;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Territory;
import fr.moisson.harvesters.territory.Footprint;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order: the part of a dataset within a box, as GeoJSON.
 *
 * @param part identifier of the part in {@code dataset_download_information}
 * @param modified modification date of the dataset in the catalogue; empty if missing
 * @param territory fingerprint of the territory to which the file is cut: if it changes the extract
 *     must be cut again, and the service no longer has the file
 */
record ClmsOrder(String uid, String part, String modified, Box box, String territory) {

  /** Formats that the service can convert to GeoJSON ({@code @format_conversion_table}). */
  private static final Set<String> VECTORS = Set.of("GDB", "GPKG", "Geojson", "Shapefile", "WFS");

  private static final String FORMAT = "Geojson";
  private static final String CRS = "EPSG:4326";

  /** In degrees, about a centimetre: the service returns the numbers that it was sent. */
  private static final double SAME = 1e-7;

  /** Empty if the dataset has no such part, or no vector part. */
  static Optional<ClmsOrder> of(JsonNode dataset, @Nullable String wanted, Territory territory) {
    return dataset
        .path("dataset_download_information")
        .path("items")
        .valueStream()
        .filter(part -> VECTORS.contains(format(part)))
        .filter(part -> wanted == null || isNamed(part, wanted))
        .filter(part -> part.hasNonNull("@id"))
        .map(
            part ->
                new ClmsOrder(
                    dataset.path("UID").asText(),
                    part.path("@id").asText(),
                    dataset.path("modified").asText(""),
                    Footprint.box(territory),
                    territory.fingerprint()))
        .findFirst();
  }

  private static String format(JsonNode part) {
    JsonNode format = part.path("full_format");
    return format.isObject() ? format.path("token").asText("") : format.asText("");
  }

  private static boolean isNamed(JsonNode part, String wanted) {
    return Globs.matches(wanted, part.path("name").asText(""))
        || Globs.matches(wanted, part.path("collection").asText(""));
  }

  /** Changes with everything that would make a different file. */
  String signature() {
    return String.join("|", part, FORMAT, CRS, box.toString(), modified, territory);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("DatasetID", uid);
    json.put("DatasetDownloadInformationID", part);
    json.put("OutputFormat", FORMAT);
    json.put("OutputGCS", CRS);
    json.set("BoundingBox", corners());
    return json;
  }

  /** North-west and south-east, in the order of the service's own examples. */
  private ArrayNode corners() {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(box.west())
        .add(box.north())
        .add(box.east())
        .add(box.south());
  }

  /**
   * Whether an order in the service's list is the same as this one; the list does not state the
   * part.
   */
  boolean isLike(JsonNode task) {
    JsonNode datasets = task.path("Datasets");
    JsonNode only = datasets.path(0);
    return datasets.size() == 1
        && only.path("DatasetID").asText().equals(uid)
        && only.path("OutputFormat").asText().equals(FORMAT)
        && only.path("OutputGCS").asText().equals(CRS)
        && isSameBox(only.path("BoundingBox"));
  }

  private boolean isSameBox(JsonNode other) {
    ArrayNode corners = corners();
    if (other.size() != corners.size()) {
      return false;
    }
    for (int i = 0; i < corners.size(); i++) {
      if (Math.abs(other.get(i).asDouble() - corners.get(i).asDouble()) > SAME) {
        return false;
      }
    }
    return true;
  }
}
