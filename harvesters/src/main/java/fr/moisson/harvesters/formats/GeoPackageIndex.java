package fr.moisson.harvesters.formats;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds rows of a layer by their places, by its R-tree (<a
 * href="https://www.geopackage.org/spec131/#extension_rtree">GeoPackage 1.3, F.3</a>).
 */
final class GeoPackageIndex {

  private static final String NONE = "";

  /**
   * The condition that only rows of some boxes meet, and rows that the index does not know; empty
   * if all rows do, for want of an index.
   *
   * @param geometry column
   * @param boxes in the coordinates of the file; null takes all rows
   */
  static String condition(
      Connection database, String table, @Nullable String geometry, @Nullable List<Envelope> boxes)
      throws SQLException {
    String index = "rtree_" + table + "_" + geometry;
    if (boxes == null || geometry == null || !isIndex(database, index)) {
      return NONE;
    }
    String name = GeoPackageLayer.quoted(index);
    String found =
        boxes.stream()
            .map(box -> "SELECT id FROM " + name + " WHERE " + meets(box))
            .collect(Collectors.joining(" UNION ", "rowid IN (", ")"));
    boolean isWhole = count(database, index + "_rowid") == count(database, table);
    String unknown = isWhole ? "" : " OR rowid NOT IN (SELECT id FROM " + name + ")";
    return " WHERE " + found + unknown;
  }

  private static boolean isIndex(Connection database, String name) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            "SELECT 1 FROM sqlite_master WHERE lower(name) = lower(?)"
                + " AND sql LIKE 'CREATE VIRTUAL TABLE%USING rtree%'")) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private static String meets(Envelope box) {
    return String.format(
        Locale.ROOT,
        "maxx >= %s AND minx <= %s AND maxy >= %s AND miny <= %s",
        box.getMinX(),
        box.getMaxX(),
        box.getMinY(),
        box.getMaxY());
  }

  static long count(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM " + GeoPackageLayer.quoted(table))) {
      return count.getLong(1);
    }
  }

  private GeoPackageIndex() {}
}
