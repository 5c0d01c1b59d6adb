package fr.moisson.harvesters.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.csv.CsvRowWriter;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.geometry.Wkb;
import fr.moisson.harvesters.formats.geopackage.GeoPackageRowWriter;
import fr.moisson.harvesters.formats.json.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.parquet.ParquetRowWriter;
import fr.moisson.harvesters.formats.place.PlaceText;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnTypes;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.PlaceColumns;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.formats.sheet.XlsxRowWriter;
import fr.moisson.harvesters.formats.text.Characters;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Rows stored on disk, written once and read once for each output format: the types of columns and
 * the kinds of geometries are only known after the last row, but must be stated before the first.
 * Memory does not grow with the rows.
 */
public final class RowSpool implements RowWriter {

  /** A stream that is only opened if it is needed. */
  @FunctionalInterface
  public interface Output {
    OutputStream open() throws IOException;
  }

  /** Prefix of the names of spool files. */
  public static final String PREFIX = ".rows-";

  private final Path file;
  private final DataOutputStream out;
  private final List<Column> columns;
  private final Set<String> jsonColumns;
  private final boolean addsPlaces;
  private final ColumnTypes types;
  private final GeometryTally geometries = new GeometryTally();

  /** Columns of which each cell so far holds the shape of its row, if the row has one. */
  private final List<String> shapeColumns;

  private long rows;

  private RowSpool(Path file, List<Column> columns, Set<String> jsonColumns, boolean addsPlaces)
      throws IOException {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.jsonColumns = Set.copyOf(jsonColumns);
    this.addsPlaces = addsPlaces;
    this.types = new ColumnTypes(columns, jsonColumns);
    this.shapeColumns = new ArrayList<>(names());
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /**
   * An empty spool, whose file is deleted on closing.
   *
   * @param folder with room for all rows
   * @param jsonColumns as {@link Rows#jsonColumns()}
   * @param addsPlaces whether tables get columns for the positions of rows
   */
  public static RowSpool in(
      Path folder, List<Column> columns, Set<String> jsonColumns, boolean addsPlaces)
      throws IOException {
    return new RowSpool(Files.createTempFile(folder, PREFIX, ""), columns, jsonColumns, addsPlaces);
  }

  @Override
  public void write(Row row) throws IOException {
    keep(row);
  }

  /** Writes a row; returns it as stored, without characters that no file can hold. */
  public Row keep(Row row) throws IOException {
    rows++;
    Geometry geometry = single(row.geometry());
    byte[] place = place(geometry);
    byte[][] cells = new byte[columns.size()][];
    int size = Long.BYTES + Integer.BYTES + place.length;
    Map<String, String> values = row.values();
    for (int i = 0; i < cells.length; i++) {
      String given = row.value(columns.get(i).name());
      String value = Characters.clean(given);
      if (!value.equals(given)) {
        values = values == row.values() ? new LinkedHashMap<>(values) : values;
        values.put(columns.get(i).name(), value);
      }
      types.see(i, value);
      cells[i] = value.getBytes(UTF_8);
      size += Integer.BYTES + cells[i].length;
    }
    // In one write: streams take a lock for each byte of a number.
    ByteBuffer record = ByteBuffer.allocate(size).putLong(row.number());
    record.putInt(place.length).put(place);
    for (byte[] cell : cells) {
      record.putInt(cell.length).put(cell);
    }
    out.writeInt(size);
    out.write(record.array());
    Row kept = new Row(values, geometry, row.number());
    if (geometry != null && place.length > 0 && !(geometry instanceof Point)) {
      shapeColumns.removeIf(column -> !PlaceText.isShape(kept.value(column), geometry));
    }
    return kept;
  }

  /** As WKB; empty if the row has no place. */
  private byte[] place(@Nullable Geometry geometry) {
    if (geometry == null || geometry.isEmpty()) {
      return new byte[0];
    }
    geometries.see(geometry);
    return Wkb.of(geometry);
  }

  /** Replaces a MultiPoint of one point, as Shapefiles and QGIS write them, by that point. */
  private static @Nullable Geometry single(@Nullable Geometry geometry) {
    return geometry instanceof MultiPoint points && points.getNumGeometries() == 1
        ? points.getGeometryN(0)
        : geometry;
  }

  /** Number of rows so far. */
  public long rows() {
    return rows;
  }

  /** Reports faults in the values of columns, as found in all rows so far. */
  public void tell(Consumer<Notice> notices) {
    types.tell(notices);
  }

  /** The columns with their types, as found in all rows so far. */
  public List<Column> columns() {
    return types.columns();
  }

  /** The columns of a file of the format, including those for positions in tables. */
  public List<Column> columns(OutputFormat format, OutputCrs crs) {
    return format == OutputFormat.CSV || format == OutputFormat.XLSX
        ? places(format, crs).columns()
        : columns();
  }

  /** Shapes are only written to CSV: a cell of a sheet is too short for many of them. */
  private PlaceColumns places(OutputFormat format, OutputCrs crs) {
    boolean lacksShapes = geometries.hasShapes() && shapeColumns.isEmpty();
    return new PlaceColumns(
        columns(),
        addsPlaces && geometries.hasPoints(),
        addsPlaces && lacksShapes && format == OutputFormat.CSV,
        crs);
  }

  /**
   * Writes all rows as a file of the format, replacing the target.
   *
   * @throws BadItem if the format does not hold so many columns
   */
  public void export(OutputFormat format, OutputLayer layer, Path target, Consumer<Notice> notices)
      throws IOException {
    export(format, layer, target, () -> Files.newOutputStream(target), notices);
  }

  /**
   * The same, through a stream if the format is written from front to back.
   *
   * @param stream writes the target; not opened for the other formats
   */
  public void export(
      OutputFormat format, OutputLayer layer, Path target, Output stream, Consumer<Notice> notices)
      throws IOException {
    if (columns.size() > format.mostColumns()) {
      throw new BadItem(
          Notice.of(Notice.Code.TOO_MANY_COLUMNS, format, columns.size(), format.mostColumns()));
    }
    try (RowWriter writer = writer(format, layer, target, stream, notices)) {
      copyTo(writer);
    }
  }

  /** Writes all rows so far. */
  public void copyTo(RowWriter writer) throws IOException {
    out.flush();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long i = 0; i < rows; i++) {
        writer.write(read(in));
      }
    }
  }

  private RowWriter writer(
      OutputFormat format, OutputLayer layer, Path target, Output stream, Consumer<Notice> notices)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvRowWriter(buffered(stream), places(format, layer.crs()));
      case GEOJSON -> new GeoJsonRowWriter(buffered(stream), columns(), jsonColumns);
      case GPKG -> GeoPackageRowWriter.create(target, layer, columns(), geometries);
      case XLSX -> new XlsxRowWriter(target, layer, places(format, layer.crs()), notices);
      case PARQUET -> new ParquetRowWriter(buffered(stream), columns(), geometries, layer.crs());
    };
  }

  private static OutputStream buffered(Output stream) throws IOException {
    return new BufferedOutputStream(stream.open());
  }

  private List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private Row read(DataInputStream in) throws IOException {
    ByteBuffer record = ByteBuffer.wrap(in.readNBytes(in.readInt()));
    long number = record.getLong();
    byte[] place = new byte[record.getInt()];
    record.get(place);
    Map<String, String> values = new LinkedHashMap<>(columns.size() * 2);
    for (Column column : columns) {
      values.put(column.name(), text(record));
    }
    return new Row(values, geometry(place), number);
  }

  private static String text(ByteBuffer record) {
    int length = record.getInt();
    String text = new String(record.array(), record.position(), length, UTF_8);
    record.position(record.position() + length);
    return text;
  }

  private static @Nullable Geometry geometry(byte[] wkb) throws IOException {
    try {
      return wkb.length == 0 ? null : new WKBReader(GeoJsonGeometry.FACTORY).read(wkb);
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
