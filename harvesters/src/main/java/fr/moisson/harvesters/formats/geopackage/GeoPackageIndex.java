package fr.moisson.harvesters.formats.geopackage;

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
 * Which rows of a layer may lie in some boxes, as its R-tree knows (<a
 * href="https://www.geopackage.org/spec131/#extension_rtree">GeoPackage 1.3, F.3</a>).
 *
 * @param condition that only those rows meet, and rows that the index does not know, with its
 *     WHERE; empty if all rows do, for want of an index
 * @param count of all rows, wherever they lie; of those in the index where it proves to know all,
 *     which are more if rows were deleted behind its back; 0 if all of them are to be read
 */
record GeoPackageIndex(String condition, long count) {

  private static final GeoPackageIndex NONE = new GeoPackageIndex("", 0);

  /**
   * @param geometry column
   * @param boxes in the coordinates of the file; null takes all rows
   */
  static GeoPackageIndex of(
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
            .collect(Collectors.joining(" UNION ", " WHERE rowid IN (", ")"));
    String keys = index + "_rowid";
    long known = count(database, keys);
    // To count the rows of a table is to read all of it. An index that has each key from 1 to the
    // table's last knows them all.
    if (isFromOne(database, keys, known) && isFromOne(database, table, known)) {
      return new GeoPackageIndex(found, known);
    }
    // Rows without a geometry are in none, nor are those that came while it was switched off.
    long count = count(database, table);
    String unknown = known == count ? "" : " OR rowid NOT IN (SELECT id FROM " + name + ")";
    return new GeoPackageIndex(found + unknown, count);
  }

  /** Whether no key of a table is below 1, and its highest is that one. */
  private static boolean isFromOne(Connection database, String table, long highest)
      throws SQLException {
    String name = GeoPackageLayer.quoted(table);
    try (Statement statement = database.createStatement();
        ResultSet ends =
            statement.executeQuery(
                "SELECT (SELECT min(rowid) FROM %s), (SELECT max(rowid) FROM %s)"
                    .formatted(name, name))) {
      return ends.getLong(1) >= 1 && ends.getLong(2) == highest;
    }
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

  private static long count(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM " + GeoPackageLayer.quoted(table))) {
      return count.getLong(1);
    }
  }
}
