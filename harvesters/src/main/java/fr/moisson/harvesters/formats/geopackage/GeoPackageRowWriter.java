package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;

/**
 * Writes a GeoPackage 1.3 with one layer: typed fields, their titles, the extent, an R-tree, and a
 * style for QGIS. Rows without any geometry make a table of attributes.
 */
public final class GeoPackageRowWriter implements RowWriter {

  /** Notation of moments; queries compare them as texts. */
  public static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final GeoPackageTables tables;
  private final Connection database;
  private final GeometryTally geometries;
  private final PreparedStatement insert;
  private final @Nullable PreparedStatement index;
  private final Envelope extent = new Envelope();
  private long fid;

  private GeoPackageRowWriter(
      GeoPackageTables tables,
      Connection database,
      GeometryTally geometries,
      PreparedStatement insert,
      @Nullable PreparedStatement index) {
    this.tables = tables;
    this.database = database;
    this.geometries = geometries;
    this.insert = insert;
    this.index = index;
  }

  /**
   * Starts the file, replacing an existing one.
   *
   * @param geometries those of all rows to come
   */
  public static GeoPackageRowWriter create(
      Path file, OutputLayer layer, List<Column> columns, GeometryTally geometries)
      throws IOException {
    Files.deleteIfExists(file);
    GeoPackageTables tables = GeoPackageTables.of(layer, columns, geometries);
    try {
      Connection database = connect(file);
      try {
        tables.create(database);
        return new GeoPackageRowWriter(
            tables,
            database,
            geometries,
            database.prepareStatement(tables.insert()),
            geometries.isEmpty() ? null : database.prepareStatement(tables.indexInsert()));
      } catch (SQLException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /** Without a journal: an unfinished file is thrown away, not recovered. */
  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setApplicationId(0x47504B47);
    config.setUserVersion(10300);
    Connection database = config.createConnection("jdbc:sqlite:" + file);
    database.setAutoCommit(false);
    return database;
  }

  @Override
  public void write(Row row) throws IOException {
    try {
      fid++;
      int place = 1;
      insert.setLong(place++, fid);
      if (!geometries.isEmpty()) {
        geometry(place++, row.geometry());
      }
      for (Column column : tables.columns()) {
        value(place++, column.typeOrString(), row.value(column.name()));
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void geometry(int place, @Nullable Geometry wgs84) throws SQLException {
    if (wgs84 == null || index == null) {
      insert.setNull(place, Types.BLOB);
      return;
    }
    Geometry geometry = geometries.joined(tables.layer().crs().of(wgs84));
    Envelope box = geometry.getEnvelopeInternal();
    extent.expandToInclude(box);
    insert.setBytes(place, GeoPackageGeometry.write(geometry, tables.layer().crs().code()));
    index.setLong(1, fid);
    index.setDouble(2, box.getMinX());
    index.setDouble(3, box.getMaxX());
    index.setDouble(4, box.getMinY());
    index.setDouble(5, box.getMaxY());
    index.executeUpdate();
  }

  private void value(int place, ColumnType type, String text) throws SQLException {
    Object value = text.isEmpty() ? null : type.read(text);
    if (value == null) {
      insert.setNull(place, Types.NULL);
    } else if (value instanceof Boolean truth) {
      insert.setInt(place, truth ? 1 : 0);
    } else if (value instanceof Number) {
      insert.setObject(place, value);
    } else if (value instanceof LocalDate day) {
      insert.setString(place, day.toString());
    } else if (value instanceof OffsetDateTime moment) {
      insert.setString(place, MOMENT.format(moment));
    } else if (value instanceof LocalDateTime local && type != ColumnType.LOCAL_DATETIME) {
      // A text that sorts, in the same notation as that of databases.
      insert.setString(place, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local));
    } else {
      insert.setString(place, text);
    }
  }

  @Override
  public void close() throws IOException {
    try (database) {
      insert.close();
      if (index != null) {
        index.close();
      }
      tables.finish(database, extent);
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
