package fr.moisson.routes.web.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.moisson.harvesters.formats.features.Feature;
import fr.moisson.harvesters.formats.features.GeoPackageFeatureTable;
import fr.moisson.harvesters.formats.features.GeoPackageFeatures;
import fr.moisson.harvesters.formats.geometry.GeoJson;
import fr.moisson.routes.web.api.FeatureJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Rows in Opendatasoft's form: flat fields, with the location as {@code geo_point_2d} (WGS 84) and
 * as {@code geo_shape} (GeoJSON).
 */
final class ExploreRecords {

  static final int WGS_84 = 4326;

  static void fields(ArrayNode fields, GeoPackageFeatureTable table) {
    for (GeoPackageFeatureTable.Property property : table.properties()) {
      String type =
          switch (property.type()) {
            case INTEGER -> "int";
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATETIME -> "datetime";
            default -> "text";
          };
      fields
          .addObject()
          .put("name", property.name())
          .put("label", label(property))
          .put("type", type);
    }
    new ExploreColumns(table)
        .places()
        .forEach(name -> fields.addObject().put("name", name).put("label", name).put("type", name));
  }

  private static String label(GeoPackageFeatureTable.Property property) {
    return property.title().isEmpty() ? property.name() : property.title();
  }

  static void write(
      JsonGenerator json, GeoPackageFeatureTable table, List<String> places, Feature feature)
      throws IOException {
    json.writeStartObject();
    FeatureJson.values(json, table, feature);
    for (String place : places) {
      json.writeFieldName(place);
      Geometry geometry = feature.geometry();
      if (geometry == null) {
        json.writeNull();
      } else if (place.equals(ExploreColumns.POINT)) {
        Coordinate point = geometry.getInteriorPoint().getCoordinate();
        json.writeStartObject();
        json.writeNumberField("lon", point.x);
        json.writeNumberField("lat", point.y);
        json.writeEndObject();
      } else {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeFieldName("geometry");
        json.writeRawValue(GeoJson.text(geometry));
        json.writeObjectFieldStart("properties");
        json.writeEndObject();
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  static void csv(
      OutputStream out, GeoPackageFeatures file, ExploreQuery query, ExploreExport wanted)
      throws IOException {
    List<String> places = query.places();
    Writer text = new OutputStreamWriter(out, UTF_8);
    if (wanted.hasMark()) {
      text.write('\ufeff');
    }
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(wanted.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text);
    csv.writeRecord(
        Stream.concat(
                query.columns().stream()
                    .map(column -> wanted.hasLabels() ? label(column) : column.name()),
                places.stream())
            .toList());
    file.read(
        query.features(),
        0,
        0,
        wanted.limit(),
        WGS_84,
        feature -> csv.writeRecord(cells(feature, places)));
    csv.flush();
  }

  private static List<String> cells(Feature feature, List<String> places) {
    List<String> cells = new ArrayList<>();
    feature.values().forEach(value -> cells.add(value == null ? "" : value.toString()));
    places.forEach(place -> cells.add(cell(place, feature.geometry())));
    return cells;
  }

  private static String cell(String place, @Nullable Geometry geometry) {
    if (geometry == null) {
      return "";
    }
    Coordinate point = geometry.getInteriorPoint().getCoordinate();
    return place.equals(ExploreColumns.POINT) ? point.y + ", " + point.x : GeoJson.text(geometry);
  }

  private ExploreRecords() {}
}
