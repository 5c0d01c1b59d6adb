package fr.moisson.harvesters.formats.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Makes GeoPackages for tests. */
public final class GeoPackages implements AutoCloseable {

  private final Connection database;

  /** Reopens an existing GeoPackage. */
  static GeoPackages again(Path file) throws SQLException {
    return new GeoPackages(DriverManager.getConnection("jdbc:sqlite:" + file));
  }

  private GeoPackages(Connection database) {
    this.database = database;
  }

  public GeoPackages(Path file) throws SQLException {
    this(DriverManager.getConnection("jdbc:sqlite:" + file));
    run(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
            + " organization TEXT, organization_coordsys_id INTEGER, definition TEXT)",
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER)",
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
            + " geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)",
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, ''),"
            + " ('Lambert-93', 2154, 'EPSG', 2154, ''), ('?', 0, 'NONE', 0, ''),"
            + " ('Maison', 100000, 'NONE', 100000, 'PROJCS[\"Maison\"]')");
  }

  public GeoPackages run(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return this;
  }

  public GeoPackages layer(String name, int srs, String columns) throws SQLException {
    return run(
        "CREATE TABLE \"" + name + "\" (fid INTEGER PRIMARY KEY, geom BLOB, " + columns + ")",
        "INSERT INTO gpkg_contents VALUES ('" + name + "', 'features', " + srs + ")",
        "INSERT INTO gpkg_geometry_columns VALUES ('"
            + name
            + "', 'geom', 'GEOMETRY', "
            + srs
            + ", 0, 0)");
  }

  public void insert(String layer, byte[] geometry, Object... values) throws SQLException {
    String marks = ", ?".repeat(values.length);
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO \"" + layer + "\" VALUES (NULL, ?" + marks + ")")) {
      insert.setBytes(1, geometry);
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 2, values[i]);
      }
      insert.execute();
    }
  }

  /** A geometry with an envelope of this kind. */
  public static byte[] blob(String wkt, int envelope) throws ParseException {
    Geometry geometry = new WKTReader().read(wkt);
    byte[] wkb = new WKBWriter(wkt.contains("Z") ? 3 : 2).write(geometry);
    int size = new int[] {0, 32, 48, 48, 64}[envelope];
    return ByteBuffer.allocate(8 + size + wkb.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {'G', 'P', 0, (byte) (1 | envelope << 1)})
        .putInt(4326)
        .position(8 + size)
        .put(wkb)
        .array();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
