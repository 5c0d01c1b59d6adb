package fr.moisson.connectors.arcgis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.connectors.http.Refusals;
import fr.moisson.connectors.json.JsonPage;
import fr.moisson.harvesters.formats.json.EsriLayer;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Door;
import fr.moisson.harvesters.model.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layer's description of itself.
 *
 * @param mostRows maximum number of rows in one answer; zero if not stated
 * @param key column of the object identifiers
 * @param layer how its rows are read
 * @param edited date of the last change, in milliseconds; zero if not stated
 */
record Metadata(
    boolean hasGeometry,
    boolean hasPages,
    boolean givesGeoJson,
    int mostRows,
    @Nullable String key,
    EsriLayer layer,
    long edited,
    String copyright) {

  private static final String EDITED = "edited";
  private static final String COPYRIGHT = "copyright";

  /**
   * @throws Unavailable if this is not a layer
   */
  static Metadata read(Door.Body body) {
    JsonNode layer = JsonPage.object(body);
    LayerRows.refuseError(body, layer);
    if (!layer.path("fields").isArray()) {
      throw Refusals.unexpected(body.uri(), layer + " ≠ JSON /fields");
    }
    return of(layer);
  }

  private static Metadata of(JsonNode layer) {
    JsonNode capabilities = layer.path("advancedQueryCapabilities");
    String key = layer.path("objectIdField").asText("");
    Set<String> keys = fields(layer, "esriFieldTypeOID");
    return new Metadata(
        layer.path("geometryType").asText("").startsWith("esriGeometry"),
        capabilities.path("supportsPagination").asBoolean()
            || layer.path("supportsPagination").asBoolean(),
        layer.path("supportedQueryFormats").asText("").toLowerCase(Locale.ROOT).contains("geojson"),
        layer.path("maxRecordCount").asInt(),
        key.isEmpty() ? keys.stream().findFirst().orElse(null) : key,
        EsriLayer.of(layer),
        Math.max(
            layer.path("editingInfo").path("lastEditDate").asLong(),
            layer.path("editingInfo").path("dataLastEditDate").asLong()),
        layer.path("copyrightText").asText("").strip());
  }

  private static Set<String> fields(JsonNode layer, String type) {
    return layer
        .path("fields")
        .valueStream()
        .filter(field -> field.path("type").asText().equals(type))
        .map(field -> field.path("name").asText())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Stores in an entry what the dataset's template cannot know. */
  void keepIn(ObjectNode body) {
    if (edited > 0) {
      body.put(EDITED, Instant.ofEpochMilli(edited).toString());
    }
    if (!copyright.isEmpty()) {
      body.put(COPYRIGHT, copyright);
    }
  }

  /** The dataset with the stored values. */
  static Dataset complete(Dataset dataset, JsonNode body) {
    List<String> provenance = new ArrayList<>(dataset.provenance());
    if (body.has(COPYRIGHT)) {
      provenance.add(body.path(COPYRIGHT).asText());
    }
    String modified = body.has(EDITED) ? body.path(EDITED).asText() : dataset.modified();
    return dataset.with(draft -> draft.modified(modified).provenance(provenance));
  }
}
