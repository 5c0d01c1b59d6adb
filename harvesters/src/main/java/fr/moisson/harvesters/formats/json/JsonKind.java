package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.harvesters.formats.osm.OsmFeature;
import fr.moisson.harvesters.formats.text.JsonTree;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table;
import fr.moisson.harvesters.model.Table.Format;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are read.
 *
 * @param features whether rows are features
 * @param alone whether rows are geometries without a feature
 * @param esri the layer, for rows in Esri's JSON
 * @param crs system that the format states in its own way
 */
record JsonKind(
    Format format,
    boolean features,
    boolean alone,
    @Nullable EsriLayer esri,
    @Nullable String crs) {

  static JsonKind of(Table table, Text text, JsonWalk.Shape shape, String head) throws IOException {
    if (table.format() == Format.ESRI_JSON) {
      JsonNode about = JsonWalk.head(text);
      String crs = EsriLayer.crs(about).orElse(null);
      return new JsonKind(table.format(), true, false, EsriLayer.of(about), crs);
    }
    boolean features = table.format() == Format.GEOJSON || shape == JsonWalk.Shape.COLLECTION;
    boolean alone = table.format() == Format.GEOJSON && GeoJson.isAlone(head);
    return new JsonKind(table.format(), features, alone, null, null);
  }

  /** Null for an object that is only a part of other rows. */
  @Nullable JsonRow row(JsonParser parser) throws IOException {
    if (esri != null) {
      return JsonRow.read(esri.feature(JsonTree.read(parser)), true);
    }
    if (alone) {
      return JsonRow.alone(parser);
    }
    if (format != Format.JSON || features) {
      return JsonRow.read(parser, features);
    }
    JsonNode row = JsonTree.read(parser);
    if (OsmFeature.isElement(row)) {
      return OsmFeature.isCorner(row)
          ? null
          : JsonRow.read(OsmFeature.of(row, List.of()), true).asObject();
    }
    Optional<JsonNode> record = ExploreRecord.feature(row);
    return record.isPresent()
        ? JsonRow.read(record.get(), true).asObject()
        : JsonRow.read(row, false);
  }
}
