package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.formats.crs.CrsText;
import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * The metadata of a layer in a GeoPackage.
 *
 * @param geometry column of the geometries; null for a table without
 * @param crs as ToWgs84 reads it; null if it is unknown
 * @param index of the wanted rows
 */
public record GeoPackageLayer(
    String name,
    @Nullable String geometry,
    @Nullable String crs,
    List<Column> columns,
    GeoPackageIndex index) {

  private static final int LONGEST_VALUE = 32 << 20;
  private static final Pattern NUMERIC =
      Pattern.compile("(?:TINY|SMALL|MEDIUM|BIG)?INT(?:EGER)?|FLOAT|DOUBLE|REAL|NUMERIC|DECIMAL");

  /** A key that a writer had to name so beside a column « fid » of the data. */
  private static final Pattern NUMBERED_KEY = Pattern.compile("(?i)fid_\\d+");

  /** Tables, and views with a geometry. QGIS keeps its styles in layer_styles. */
  private static final String LAYERS =
      """
      SELECT c.table_name FROM gpkg_contents c
      JOIN sqlite_master m ON lower(m.name) = lower(c.table_name)
      WHERE c.data_type IN ('features', 'attributes', 'aspatial')
        AND (m.type = 'table' OR (m.type = 'view' AND EXISTS (
          SELECT 1 FROM gpkg_geometry_columns g WHERE lower(g.table_name) = lower(m.name))))
        AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND lower(m.name) <> 'layer_styles'
      ORDER BY c.data_type = 'features' DESC, c.rowid
      """;

  /**
   * A column of attributes.
   *
   * @param isJson whether all its values are numbers or booleans
   */
  record Column(String name, String type, boolean isJson) {
    boolean isBoolean() {
      return type.equals("BOOLEAN");
    }
  }

  /** The layer as the head of a table. */
  TableHead head() {
    return TableHead.of(
        columns.stream().map(Column::name).toList(),
        columns.stream().filter(Column::isJson).map(Column::name).collect(Collectors.toSet()),
        FileFacts.of(Table.Format.GEOPACKAGE).withCrs(crs, FileFacts.CrsFrom.FILE).withLayer(name));
  }

  /** Opens a file for reading only, without any file beside it. */
  public static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String address = "jdbc:sqlite:" + file.toUri() + "?immutable=1";
    Connection database = config.createConnection(address);
    ((SQLiteConnection) database).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    try (Statement statement = database.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
    }
    return database;
  }

  /** All layers, those with features first. */
  public static List<String> names(Connection database) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet layers = statement.executeQuery(LAYERS)) {
      while (layers.next()) {
        names.add(layers.getString(1));
      }
    }
    return names;
  }

  static boolean hasRows(Connection database, String name) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet first = statement.executeQuery("SELECT 1 FROM " + quoted(name) + " LIMIT 1")) {
      return first.next();
    }
  }

  /**
   * @param area where rows are wanted; null takes them all
   */
  static GeoPackageLayer of(
      Table table,
      Connection database,
      String name,
      @Nullable RowArea area,
      Consumer<Notice> notices)
      throws SQLException {
    String geometry = null;
    String crs = null;
    try (PreparedStatement query =
        database.prepareStatement(
            "SELECT g.column_name, g.geometry_type_name, s.organization,"
                + " s.organization_coordsys_id, s.srs_name, s.definition, s.srs_id"
                + " FROM gpkg_geometry_columns g"
                + " LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
                + " WHERE lower(g.table_name) = lower(?)")) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        if (found.next()) {
          geometry = GeoPackageColumn.find(database, name, found.getString(1), notices);
          crs = crs(table, found, notices);
        }
      }
    }
    String known = table.place().crs() == null ? crs : table.place().crs();
    List<Envelope> boxes = area == null ? null : ToWgs84.declared(known).within(area.box());
    int first = area == null ? 0 : area.first();
    GeoPackageIndex index = GeoPackageIndex.of(database, name, geometry, boxes, first);
    List<String> unread = new ArrayList<>();
    List<Column> columns = columns(database, name, geometry, index.condition(), unread);
    if (!unread.isEmpty()) {
      notices.accept(Notice.of(Notice.Code.COLUMNS_UNREAD, table.origin(), unread));
    }
    return new GeoPackageLayer(name, geometry, crs, columns, index);
  }

  private static @Nullable String crs(Table table, ResultSet found, Consumer<Notice> notices)
      throws SQLException {
    String organization = String.valueOf(found.getString(3));
    int code = found.getInt(4);
    if (organization.equalsIgnoreCase("EPSG") && code > 0) {
      return "EPSG:" + code;
    }
    String definition = String.valueOf(found.getString(6));
    boolean undefined = found.getInt(7) <= 0; // 0 and -1 mean undefined
    Optional<String> declared = CrsText.declared(definition);
    if (declared.filter(CrsText::isCode).isEmpty() && !undefined && table.place().crs() == null) {
      notices.accept(Notice.of(Notice.Code.UNKNOWN_CRS, table.origin(), found.getString(5)));
    }
    return declared.orElse(null);
  }

  /**
   * @param unread receives the columns that are left out
   */
  private static List<Column> columns(
      Connection database,
      String name,
      @Nullable String geometry,
      String condition,
      List<String> unread)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    Set<String> added = new HashSet<>();
    try (Statement statement = database.createStatement();
        ResultSet info = statement.executeQuery("PRAGMA table_info(" + quoted(name) + ")")) {
      while (info.next()) {
        String column = info.getString("name");
        String type = String.valueOf(info.getString("type")).toUpperCase(Locale.ROOT);
        if (info.getInt("pk") > 0 && NUMBERED_KEY.matcher(column).matches()) {
          added.add(column);
        }
        if (type.startsWith("BLOB") && !column.equalsIgnoreCase(geometry)) {
          unread.add(column);
        } else if (!column.equalsIgnoreCase(geometry)) {
          boolean json = type.equals("BOOLEAN") || NUMERIC.matcher(type).lookingAt();
          columns.add(new Column(column, type, json));
        }
      }
    }
    if (columns.stream().anyMatch(column -> column.name().equalsIgnoreCase("fid"))) {
      columns.removeIf(column -> added.contains(column.name()));
    }
    return numbersOnly(database, quoted(name) + condition, columns);
  }

  /** SQLite allows text in a column of numbers: the values decide, not the declared type. */
  private static List<Column> numbersOnly(Connection database, String rows, List<Column> columns)
      throws SQLException {
    List<Column> stated = columns.stream().filter(Column::isJson).toList();
    if (stated.isEmpty()) {
      return columns;
    }
    String questions =
        stated.stream()
            .map(column -> "max(typeof(" + quoted(column.name()) + ") IN ('text', 'blob'))")
            .collect(Collectors.joining(", "));
    List<Column> wrong = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet answer = statement.executeQuery("SELECT " + questions + " FROM " + rows)) {
      for (int i = 0; i < stated.size(); i++) {
        if (answer.getInt(i + 1) > 0) {
          wrong.add(stated.get(i));
        }
      }
    }
    return columns.stream()
        .map(one -> new Column(one.name(), one.type(), one.isJson() && !wrong.contains(one)))
        .toList();
  }

  /**
   * Selects the rows in the order of the file, the geometry first; after the columns, if there is a
   * condition, their rank.
   */
  String query() {
    Stream<String> first = Stream.ofNullable(geometry);
    String selected =
        Stream.concat(first, columns.stream().map(Column::name))
            .map(GeoPackageLayer::quoted)
            .collect(Collectors.joining(", "));
    String condition = index.condition();
    return condition.isEmpty()
        ? "SELECT " + selected + " FROM " + quoted(name)
        : "SELECT " + selected + ", rowid FROM " + quoted(name) + condition + " ORDER BY rowid";
  }

  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** The table of the boxes of the geometries of a layer, where there is one. */
  public static String index(String table, String geometry) {
    return "rtree_" + table + "_" + geometry;
  }
}
