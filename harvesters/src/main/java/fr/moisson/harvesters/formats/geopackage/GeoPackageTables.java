package fr.moisson.harvesters.formats.geopackage;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.geometry.GeometryTally;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.ColumnType;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.text.Characters;
import fr.moisson.harvesters.formats.text.ColumnNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;

/**
 * The tables of a GeoPackage with one layer, and the statements that fill them.
 *
 * @param columns of attributes, in the order of the fields
 * @param fields names of the columns in the file, unique regardless of case
 */
record GeoPackageTables(
    OutputLayer layer,
    String table,
    String fid,
    String geometry,
    List<Column> columns,
    List<String> fields,
    GeometryTally geometries) {

  static GeoPackageTables of(OutputLayer layer, List<Column> columns, GeometryTally geometries) {
    Set<String> taken = new HashSet<>();
    List<String> fields = new ArrayList<>();
    for (Column column : columns) {
      String name = Characters.clean(column.name());
      fields.add(ColumnNames.take(name.isBlank() ? "colonne" : name, taken));
    }
    // Names reserved by the standard, SQLite and QGIS.
    boolean reserved =
        layer.name().toLowerCase(Locale.ROOT).matches("(gpkg|rtree|sqlite)_.*|layer_styles");
    String table = reserved ? "donnees_" + layer.name() : layer.name();
    return new GeoPackageTables(
        layer,
        table,
        ColumnNames.take("fid", taken),
        ColumnNames.take("geom", taken),
        columns,
        fields,
        geometries);
  }

  /** Creates all tables, empty, without the triggers of the index. */
  void create(Connection database) throws SQLException {
    run(database, "geopackage.sql");
    try (Statement statement = database.createStatement()) {
      statement.execute(fieldsTable());
    }
    OutputCrs crs = layer.crs();
    if (!crs.isWgs84()) {
      insert(
          database,
          "gpkg_spatial_ref_sys",
          crs.name(),
          crs.code(),
          "EPSG",
          crs.code(),
          crs.wkt(),
          "");
    }
    String type = geometries.isEmpty() ? "attributes" : "features";
    insert(
        database,
        "gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)",
        table,
        type,
        layer.label(),
        layer.description(),
        GeoPackageRowWriter.MOMENT.format(layer.modified()),
        geometries.isEmpty() ? 0 : layer.crs().code());
    for (int i = 0; i < columns.size(); i++) {
      title(database, columns.get(i), fields.get(i));
    }
    if (!geometries.isEmpty()) {
      String kind = geometries.kind().toUpperCase(Locale.ROOT);
      // For mixed geometries, readers know no type in which all have heights.
      boolean isSure = !geometries.isFlat() && !kind.equals("GEOMETRY");
      int heights = !geometries.hasHeights() ? 0 : isSure ? 1 : 2;
      insert(
          database, "gpkg_geometry_columns", table, geometry, kind, layer.crs().code(), heights, 0);
      String rtree = "http://www.geopackage.org/spec120/#extension_rtree";
      insert(database, "gpkg_extensions", table, geometry, "gpkg_rtree_index", rtree, "write-only");
      run(database, "rtree.sql");
    }
    Optional<String> style = QgisStyle.qml(geometries, fields, columns);
    if (style.isPresent()) {
      style(database, style.get());
    }
  }

  /** QGIS's own table of styles, which is not in the standard: an ordinary table of attributes. */
  private void style(Connection database, String qml) throws SQLException {
    run(database, "styles.sql");
    String moment = GeoPackageRowWriter.MOMENT.format(layer.modified());
    insert(
        database,
        "gpkg_contents (table_name, data_type, identifier, last_change, srs_id)",
        "layer_styles",
        "attributes",
        "layer_styles",
        moment,
        0);
    insert(
        database,
        "layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            + " styleQML, useAsDefault, description, owner, update_time)",
        "",
        "",
        table,
        geometries.isEmpty() ? "" : geometry,
        "Moisson",
        qml,
        1,
        layer.label(),
        "",
        moment);
  }

  private void title(Connection database, Column column, String field) throws SQLException {
    String title =
        column.title().isEmpty() && !field.equals(column.name()) ? column.name() : column.title();
    if (!title.isEmpty() || !column.description().isEmpty()) {
      insert(
          database,
          "gpkg_data_columns (table_name, column_name, title, description)",
          table,
          field,
          title,
          column.description());
    }
  }

  private String fieldsTable() {
    List<String> definitions = new ArrayList<>();
    definitions.add(GeoPackageLayer.quoted(fid) + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
    if (!geometries.isEmpty()) {
      definitions.add(
          GeoPackageLayer.quoted(geometry) + " " + geometries.kind().toUpperCase(Locale.ROOT));
    }
    for (int i = 0; i < columns.size(); i++) {
      definitions.add(
          GeoPackageLayer.quoted(fields.get(i)) + " " + type(columns.get(i).typeOrString()));
    }
    return "CREATE TABLE "
        + GeoPackageLayer.quoted(table)
        + " ("
        + String.join(", ", definitions)
        + ")";
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case INTEGER, GROUPED_INTEGER, YEAR -> "INTEGER";
      case NUMBER, DECIMAL_COMMA, GROUPED_NUMBER, GROUPED_DECIMAL_COMMA -> "REAL";
      case BOOLEAN -> "BOOLEAN";
      case DATE, FRENCH_DATE -> "DATE";
      case DATETIME -> "DATETIME";
      // Date-times in a GeoPackage are UTC, and the time zone of these is unknown.
      case LOCAL_DATETIME, SLASHED_DATETIME, FRENCH_MINUTE, FRENCH_DATETIME, STRING -> "TEXT";
    };
  }

  /** Parameters: the feature id, the geometry if there are any, and each field. */
  String insert() {
    int places = 1 + (geometries.isEmpty() ? 0 : 1) + columns.size();
    String marks = "?, ".repeat(places - 1) + "?";
    return "INSERT INTO " + GeoPackageLayer.quoted(table) + " VALUES (" + marks + ")";
  }

  /** Parameters: the feature id, then the bounds west, east, south and north. */
  String indexInsert() {
    String index = GeoPackageLayer.quoted(GeoPackageLayer.index(table, geometry));
    return "INSERT INTO " + index + " VALUES (?, ?, ?, ?, ?)";
  }

  /** Called when all rows are written. */
  void finish(Connection database, Envelope extent) throws SQLException {
    if (extent.isNull()) {
      return;
    }
    run(database, "rtree-triggers.sql");
    try (PreparedStatement update =
        database.prepareStatement(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?"
                + " WHERE table_name = ?")) {
      update.setDouble(1, extent.getMinX());
      update.setDouble(2, extent.getMinY());
      update.setDouble(3, extent.getMaxX());
      update.setDouble(4, extent.getMaxY());
      update.setString(5, table);
      update.executeUpdate();
    }
  }

  /** Statements are separated by empty lines, as triggers contain semicolons. */
  private void run(Connection database, String script) throws SQLException {
    try (InputStream in =
            Objects.requireNonNull(GeoPackageTables.class.getResourceAsStream(script), script);
        Statement statement = database.createStatement()) {
      String text = new String(in.readAllBytes(), UTF_8);
      for (String sql : text.split("\\n\\n")) {
        statement.execute(named(sql));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String named(String sql) {
    return sql.replace("{table}", doubled(table))
        .replace("{geometry}", doubled(geometry))
        .replace("{fid}", doubled(fid));
  }

  private static void insert(Connection database, String into, Object... values)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(values.length, "?"));
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private static String doubled(String identifier) {
    return identifier.replace("\"", "\"\"");
  }
}
