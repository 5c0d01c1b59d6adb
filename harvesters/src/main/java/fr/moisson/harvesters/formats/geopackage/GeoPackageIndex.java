package fr.moisson.harvesters.formats.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The rows of a layer that may lie in some boxes, or are its first ones, according to its R-tree
 * (<a href="https://www.geopackage.org/spec131/#extension_rtree">GeoPackage 1.3, F.3</a>).
 *
 * @param condition for those rows, and for rows that are missing in the index, including WHERE;
 *     empty if all rows are read for want of an index
 * @param count of all rows, wherever they lie; or of those in the index if it is known to be
 *     complete, which may include deleted rows; 0 if all rows are read
 */
record GeoPackageIndex(String condition, long count) {

  private static final GeoPackageIndex NONE = new GeoPackageIndex("", 0);

  /**
   * @param geometry column
   * @param boxes in the coordinates of the file; null takes all rows
   * @param first how many rows at the beginning are read wherever they lie
   */
  static GeoPackageIndex of(
      Connection database,
      String table,
      @Nullable String geometry,
      @Nullable List<Envelope> boxes,
      int first)
      throws SQLException {
    if (boxes == null || geometry == null) {
      return NONE;
    }
    String index = GeoPackageLayer.index(table, geometry);
    if (!isIndex(database, index)) {
      return NONE;
    }
    String name = GeoPackageLayer.quoted(index);
    String beginning =
        "SELECT rowid FROM (SELECT rowid FROM %s ORDER BY rowid LIMIT %d)"
            .formatted(GeoPackageLayer.quoted(table), first);
    String found =
        Stream.concat(
                boxes.stream().map(box -> "SELECT id FROM " + name + " WHERE " + meets(box)),
                Stream.of(beginning))
            .collect(Collectors.joining(" UNION ", " WHERE rowid IN (", ")"));
    String keys = index + "_rowid";
    long known = count(database, keys);
    // Counting the rows of a table reads all of it. An index that has every key from 1 to the last
    // key of the table is complete.
    if (isFromOne(database, keys, known) && isFromOne(database, table, known)) {
      return new GeoPackageIndex(found, known);
    }
    // Missing rows have no geometry, or were added while the index was disabled.
    long count = count(database, table);
    String unknown = known == count ? "" : " OR rowid NOT IN (SELECT id FROM " + name + ")";
    return new GeoPackageIndex(found + unknown, count);
  }

  /** Whether no key of a table is below 1, and its highest key is the given one. */
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
