package fr.moisson.harvesters.formats.features;

import fr.moisson.harvesters.formats.geopackage.GeoPackageLayer;
import fr.moisson.harvesters.formats.geopackage.GeoPackageRowWriter;
import fr.moisson.harvesters.formats.row.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The metadata of the one layer of a GeoPackage that Moisson wrote.
 *
 * @param geometry column of the geometries; null for a table without
 * @param crs EPSG code of the coordinates; 4326 is longitude before latitude
 * @param kind of the geometries as in simple features, lower case; empty if there are none
 * @param extent the box around all geometries, in the layer's system; null if there are none
 * @param properties the columns of attributes, in the order of the file
 */
public record GeoPackageFeatureTable(
    String name,
    @Nullable String geometry,
    int crs,
    String kind,
    @Nullable Envelope extent,
    List<Property> properties) {

  private static final int WGS_84 = 4326;

  public GeoPackageFeatureTable {
    properties = List.copyOf(properties);
  }

  /**
   * A column of attributes.
   *
   * @param title for readers; empty if the name is clear enough
   */
  public record Property(String name, String title, ColumnType type) {

    /** The value of a text, typed as in a {@link Feature}; empty if the text is not valid. */
    public Optional<Object> value(String text) {
      Object value = text.isEmpty() ? null : type.read(text);
      if (value instanceof OffsetDateTime moment) {
        return Optional.of(GeoPackageRowWriter.MOMENT.format(moment));
      }
      return Optional.ofNullable(value instanceof LocalDate day ? day.toString() : value);
    }
  }

  /** Empty if there is no layer. */
  static Optional<GeoPackageFeatureTable> of(Connection database) throws SQLException {
    List<String> names = GeoPackageLayer.names(database);
    return names.isEmpty() ? Optional.empty() : Optional.of(of(database, names.get(0)));
  }

  private static GeoPackageFeatureTable of(Connection database, String name) throws SQLException {
    try (PreparedStatement ask =
        database.prepareStatement(
            "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"
                + " WHERE table_name = ?")) {
      ask.setString(1, name);
      try (ResultSet found = ask.executeQuery()) {
        if (!found.next()) {
          return new GeoPackageFeatureTable(
              name, null, WGS_84, "", null, properties(database, name, null));
        }
        String geometry = found.getString(1);
        return new GeoPackageFeatureTable(
            name,
            geometry,
            found.getInt(3),
            found.getString(2).toLowerCase(Locale.ROOT),
            extent(database, name),
            properties(database, name, geometry));
      }
    }
  }

  private static @Nullable Envelope extent(Connection database, String table) throws SQLException {
    try (PreparedStatement ask =
        database.prepareStatement(
            "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents"
                + " WHERE table_name = ? AND min_x IS NOT NULL")) {
      ask.setString(1, table);
      try (ResultSet box = ask.executeQuery()) {
        return box.next()
            ? new Envelope(box.getDouble(1), box.getDouble(2), box.getDouble(3), box.getDouble(4))
            : null;
      }
    }
  }

  private static List<Property> properties(
      Connection database, String table, @Nullable String geometry) throws SQLException {
    List<Property> properties = new ArrayList<>();
    try (PreparedStatement ask =
        database.prepareStatement(
            "SELECT c.name, d.title, c.type FROM pragma_table_info(?) c"
                + " LEFT JOIN gpkg_data_columns d"
                + " ON d.table_name = ? AND d.column_name = c.name WHERE c.pk = 0"
                + " ORDER BY c.cid")) {
      ask.setString(1, table);
      ask.setString(2, table);
      try (ResultSet columns = ask.executeQuery()) {
        while (columns.next()) {
          String name = columns.getString(1);
          String title = columns.getString(2);
          if (!name.equals(geometry)) {
            properties.add(
                new Property(name, title == null ? "" : title, type(columns.getString(3))));
          }
        }
      }
    }
    return properties;
  }

  private static ColumnType type(String sql) {
    return switch (sql) {
      case "INTEGER" -> ColumnType.INTEGER;
      case "REAL" -> ColumnType.NUMBER;
      case "BOOLEAN" -> ColumnType.BOOLEAN;
      case "DATE" -> ColumnType.DATE;
      case "DATETIME" -> ColumnType.DATETIME;
      default -> ColumnType.STRING;
    };
  }

  /** The same table with some of its columns. */
  GeoPackageFeatureTable only(List<Property> columns, boolean isDrawn) {
    return new GeoPackageFeatureTable(name, isDrawn ? geometry : null, crs, kind, extent, columns);
  }

  /** A box in degrees around all geometries; empty if there are none. */
  public Optional<Envelope> degrees() {
    return Optional.ofNullable(extent)
        .map(box -> GeoPackageBounds.around(new FeatureQuery.Bounds(List.of(box), crs), WGS_84))
        .map(boxes -> boxes.get(0));
  }

  /** The column with the time of a feature: the first one of days or date-times. */
  public Optional<Property> time() {
    return properties.stream()
        .filter(one -> one.type() == ColumnType.DATE || one.type() == ColumnType.DATETIME)
        .findFirst();
  }
}
