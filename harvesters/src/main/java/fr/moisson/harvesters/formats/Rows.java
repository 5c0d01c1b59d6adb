package fr.moisson.harvesters.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The rows of a table, one after the other, each with its place in WGS 84. Whatever the size of the
 * file, one row is in memory. What had to be guessed or left out is told once, at the end.
 *
 * <p>A damaged file throws {@link BadItem}, on opening or later: what it lacks cannot be known, so
 * that nothing should be made of its first half.
 */
public final class Rows implements Iterator<Row>, AutoCloseable {

  private final Table table;
  private final RowReader reader;
  private final Positions positions;
  private final ToWgs84 toWgs84;
  private final Map<Integer, ToWgs84> others = new HashMap<>();
  private final Consumer<Notice> notices;
  private @Nullable Row next;
  private boolean ended;

  private Rows(Table table, RowReader reader, ToWgs84 toWgs84, Consumer<Notice> notices) {
    this.table = table;
    this.reader = reader;
    this.positions = Positions.of(reader.columns(), table.place());
    this.toWgs84 = toWgs84;
    this.notices = notices;
  }

  /**
   * Opens the file; what had to be guessed of it is told at once.
   *
   * @throws BadItem if the file is not of the table's format
   * @throws Misconfigured if the table's coordinate system is unknown
   */
  public static Rows open(Table table, Consumer<Notice> notices) {
    try {
      String stated = table.place().crs();
      ToWgs84 configured = stated == null ? null : ToWgs84.configured(stated);
      RowReader reader = reader(table, notices);
      return new Rows(
          table, reader, configured == null ? ToWgs84.declared(reader.crs()) : configured, notices);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a coordinate system can be stated for a table, e.g. {@code EPSG:2975}. */
  public static boolean knows(String crs) {
    return ToWgs84.isKnown(crs);
  }

  /**
   * Whether a table has no row at all, be it broken, found out with as little reading as that
   * takes.
   *
   * @throws BadItem if the file is not of the table's format, as far as that shows
   */
  public static boolean isEmpty(Table table) {
    try {
      if (table.format() == Table.Format.GEOJSON || table.format() == Table.Format.JSON_LINES) {
        return JsonRows.isEmpty(table);
      }
      try (Rows rows = open(table, notice -> {})) {
        return !rows.hasNext() && rows.broken() == 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RowReader reader(Table table, Consumer<Notice> notices) throws IOException {
    return switch (table.format()) {
      case CSV -> CsvRows.open(table, notices);
      case GEOJSON, JSON_LINES -> JsonRows.open(table, notices);
      case XLSX -> SheetRows.open(table, XlsxWorkbook.open(table, zip(table)), notices);
      case ODS -> SheetRows.open(table, OdsWorkbook.open(table, zip(table)), notices);
      case GEOPACKAGE -> GeoPackageRows.open(table, notices);
      case KML -> KmlRows.open(table);
      case SHAPEFILE -> ShapefileRows.open(table, zip(table), notices);
    };
  }

  private static Zip zip(Table table) throws IOException {
    return Zip.open(table.file(), table.origin());
  }

  /** All columns, in the source's order; a row may lack some. */
  public List<String> columns() {
    return reader.columns();
  }

  /** Columns that hold no text: each of their values is JSON, a number for example. */
  public Set<String> jsonColumns() {
    return reader.jsonColumns();
  }

  /** Whether rows may have points as geometries. */
  public boolean mayHavePoints() {
    return reader.hasPoints() || !positions.isEmpty();
  }

  /** How many rows could not be read so far. */
  public long broken() {
    return reader.broken().count();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
      if (next == null) {
        ended = true;
        tell();
      }
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = null;
    return row;
  }

  private @Nullable Row read() {
    try {
      Row row = reader.read();
      if (row == null) {
        return null;
      }
      Geometry place = row.geometry();
      return row.at(
          place == null || place.isEmpty()
              ? positions.find(row.values(), this::placed)
              : placed(place));
    } catch (JsonProcessingException e) {
      throw FormatCheck.notThat(table, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Geometry placed(Geometry place) {
    int system = system(place);
    ToWgs84 transform =
        system == 0
            ? toWgs84
            : others.computeIfAbsent(system, epsg -> ToWgs84.declared("EPSG:" + epsg));
    return transform.apply(place);
  }

  /** EPSG code of a system that neither officer nor file states for all; 0 if there is none. */
  private int system(Geometry place) {
    if (table.place().crs() != null) {
      return 0;
    }
    int own = place.getSRID();
    if (own != GeoJsonGeometry.FACTORY.getSRID()) {
      return own;
    }
    return reader.crs() == null ? MetricSystem.of(place.getEnvelopeInternal()) : 0;
  }

  private void tell() {
    reader.broken().tell(notices);
    long swapped = toWgs84.swapped() + others.values().stream().mapToLong(ToWgs84::swapped).sum();
    if (swapped > 0) {
      notices.accept(Notice.of(Notice.Code.AXES_SWAPPED, swapped));
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
