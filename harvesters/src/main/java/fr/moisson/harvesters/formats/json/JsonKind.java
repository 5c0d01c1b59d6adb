package fr.moisson.harvesters.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
 * @param listed names of the items of rows that are arrays, see {@link ListedColumns}
 */
record JsonKind(
    Format format,
    boolean features,
    boolean alone,
    @Nullable EsriLayer esri,
    @Nullable String crs,
    List<String> listed) {

  private static final List<String> OF_ESRI = List.of("attributes", "properties", "geometry");

  /**
   * @param member with the rows; null if the object has none
   */
  static JsonKind of(
      Table table, Text text, JsonWalk.Shape shape, @Nullable String member, String head)
      throws IOException {
    if (table.format() == Format.ESRI_JSON) {
      JsonNode about = JsonWalk.head(text);
      String crs = EsriLayer.crs(about).orElse(null);
      return new JsonKind(table.format(), true, false, EsriLayer.of(about), crs, List.of());
    }
    boolean features = table.format() == Format.GEOJSON || shape == JsonWalk.Shape.COLLECTION;
    boolean alone = table.format() == Format.GEOJSON && GeoJson.isAlone(head);
    boolean mayBeListed = table.format() == Format.JSON && shape == JsonWalk.Shape.WRAPPED;
    List<String> listed =
        mayBeListed && member != null ? ListedColumns.of(text, member) : List.of();
    return new JsonKind(table.format(), features, alone, null, null, listed);
  }

  /** Null for an object that is only a part of other rows, and for an array without names. */
  @Nullable JsonRow row(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      if (listed.isEmpty()) {
        parser.skipChildren();
        return null;
      }
      return JsonRow.listed(parser, listed);
    }
    if (esri != null) {
      JsonNode row = JsonTree.read(parser);
      // Such as a whole collection of layers, whose rows are deeper.
      return OF_ESRI.stream().anyMatch(row::has)
          ? JsonRow.read(esri.feature(row), true)
          : JsonRow.broken("no attributes");
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
        : JsonRow.read(unwrapped(row), false);
  }

  private static JsonNode unwrapped(JsonNode row) {
    return NgsiEntity.values(row)
        .or(() -> FieldsRecord.values(row))
        .or(() -> SparqlSolution.values(row))
        .orElse(row);
  }
}
