package fr.moisson.harvesters.formats.parquet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.crs.ProjJson;
import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.geometry.Wkb;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Json;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Parquet with typed columns; with geometries, <a
 * href="https://geoparquet.org/releases/v1.1.0/">GeoParquet 1.1</a>: well-known binary, longitude
 * first, and the extent in the footer. Rows without any geometry make a plain Parquet file.
 */
public final class ParquetRowWriter implements RowWriter {

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final List<Column> columns;
  private final GeometryTally geometries;
  private final OutputCrs crs;
  private final @Nullable ObjectNode system;
  private final String place;
  private final ParquetFile file;
  private final Envelope extent = new Envelope();

  /**
   * @param geometries those of all rows to come
   */
  public ParquetRowWriter(
      OutputStream out, List<Column> columns, GeometryTally geometries, OutputCrs crs)
      throws IOException {
    this.columns = columns;
    this.geometries = geometries;
    this.crs = crs;
    system = crs.isWgs84() ? null : system(crs);
    place = ColumnNames.free("geometry", columns.stream().map(Column::name).toList());
    file = new ParquetFile(out, schema());
  }

  private static ObjectNode system(OutputCrs crs) {
    return ProjJson.of(crs.wkt())
        .orElseThrow(
            () -> new Misconfigured(Notice.of(Notice.Code.CRS_NOT_WRITTEN, "EPSG:" + crs.code())));
  }

  private MessageType schema() {
    List<Type> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(field(column.typeOrString(), column.name()));
    }
    if (!geometries.isEmpty()) {
      fields.add(Types.optional(PrimitiveTypeName.BINARY).named(place));
    }
    return new MessageType("rows", fields);
  }

  private static PrimitiveType field(ColumnType type, String name) {
    return switch (type) {
      case INTEGER, GROUPED_INTEGER, YEAR -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case NUMBER, DECIMAL_COMMA, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA ->
          Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case DATE, FRENCH_DATE ->
          Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(name);
      case DATETIME, LOCAL_DATETIME, SLASHED_DATETIME, FRENCH_MINUTE, FRENCH_DATETIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(type == ColumnType.DATETIME, TimeUnit.MICROS))
              .named(name);
      case STRING ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
    };
  }

  @Override
  public void write(Row row) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String text = row.value(column.name());
      write(file.column(i), text.isEmpty() ? null : column.typeOrString().read(text));
    }
    if (!geometries.isEmpty()) {
      Geometry geometry = row.geometry() == null ? null : crs.of(row.geometry());
      if (geometry != null) {
        extent.expandToInclude(geometry.getEnvelopeInternal());
      }
      write(file.column(columns.size()), geometry == null ? null : Wkb.of(geometry));
    }
    file.endRow();
  }

  private static void write(ColumnWriter column, @Nullable Object value) {
    if (value == null) {
      column.writeNull(0, 0);
    } else if (value instanceof Long number) {
      column.write(number.longValue(), 0, 1);
    } else if (value instanceof Double number) {
      column.write(number.doubleValue(), 0, 1);
    } else if (value instanceof Boolean truth) {
      column.write(truth.booleanValue(), 0, 1);
    } else if (value instanceof LocalDate day) {
      column.write((int) day.toEpochDay(), 0, 1);
    } else if (value instanceof OffsetDateTime moment) {
      column.write(micros(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()), 0, 1);
    } else if (value instanceof LocalDateTime local) {
      column.write(micros(local), 0, 1);
    } else if (value instanceof byte[] bytes) {
      column.write(Binary.fromConstantByteArray(bytes), 0, 1);
    } else {
      column.write(Binary.fromString(value.toString()), 0, 1);
    }
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(EPOCH, time);
  }

  @Override
  public void close() throws IOException {
    file.finish(geometries.isEmpty() ? Map.of() : Map.of("geo", geo()));
  }

  private String geo() {
    ObjectNode geo = Json.MAPPER.createObjectNode();
    geo.put("version", "1.1.0").put("primary_column", place);
    ObjectNode column = geo.putObject("columns").putObject(place).put("encoding", "WKB");
    if (system != null) {
      column.set("crs", system);
    }
    ArrayNode kinds = column.putArray("geometry_types");
    geometries.kinds().forEach(kinds::add);
    if (!geometries.hasHeights()) {
      column
          .putArray("bbox")
          .add(extent.getMinX())
          .add(extent.getMinY())
          .add(extent.getMaxX())
          .add(extent.getMaxY());
    }
    return geo.toString();
  }
}
