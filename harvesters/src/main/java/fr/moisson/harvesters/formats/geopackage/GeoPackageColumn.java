package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.model.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the geometry column of a layer. Tools that rename or rebuild tables leave another name in
 * {@code gpkg_geometry_columns}, which SQLite would read as a string.
 */
final class GeoPackageColumn {

  /** Magic number of the standard's binary format, followed by that of its version. */
  private static final String BEGINS = " WHERE substr(%s, 1, 3) = x'475000' LIMIT 1";

  /** Null if there is none. */
  static @Nullable String find(
      Connection database, String layer, String stated, Consumer<Notice> notices)
      throws SQLException {
    List<String> columns = columns(database, layer);
    if (columns.stream().anyMatch(stated::equalsIgnoreCase)) {
      return stated;
    }
    String found = null;
    for (String column : columns) {
      found = found == null && holdsGeometries(database, layer, column) ? column : found;
    }
    notices.accept(
        found == null
            ? Notice.of(Notice.Code.NO_GEOMETRY_COLUMN, stated, layer)
            : Notice.of(Notice.Code.GEOMETRY_COLUMN_MISNAMED, stated, layer, found));
    return found;
  }

  private static List<String> columns(Connection database, String layer) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement info =
        database.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
      info.setString(1, layer);
      try (ResultSet names = info.executeQuery()) {
        while (names.next()) {
          columns.add(names.getString(1));
        }
      }
    }
    return columns;
  }

  private static boolean holdsGeometries(Connection database, String layer, String column)
      throws SQLException {
    String query =
        "SELECT 1 FROM "
            + GeoPackageLayer.quoted(layer)
            + BEGINS.formatted(GeoPackageLayer.quoted(column));
    try (Statement statement = database.createStatement();
        ResultSet first = statement.executeQuery(query)) {
      return first.next();
    }
  }

  private GeoPackageColumn() {}
}
