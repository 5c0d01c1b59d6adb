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
 * How one row is read.
 *
 * @param features whether rows are features
 * @param alone whether they are geometries of no feature
 * @param esri of the layer, for rows in Esri's words
 * @param crs that the format says in its own way
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

  /** Null for what is only a part of other rows. */
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
