package fr.moisson.harvesters.formats.features;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.crs.Reprojection;
import fr.moisson.harvesters.formats.geopackage.GeoPackageGeometry;
import fr.moisson.harvesters.formats.geopackage.GeoPackageLayer;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;

/**
 * The one layer of a GeoPackage that Moisson wrote, for repeated queries: by box through its
 * R-tree, by time, by the values of columns, page by page. Only one feature is in memory.
 */
public final class GeoPackageFeatures implements AutoCloseable {

  private static final int WGS_84 = 4326;

  private final Path file;
  private final Connection database;
  private final GeoPackageFeatureTable table;

  /** Receives features one after the other. */
  @FunctionalInterface
  public interface Taker {
    void take(Feature feature) throws IOException;
  }

  private GeoPackageFeatures(Path file, Connection database, GeoPackageFeatureTable table) {
    this.file = file;
    this.database = database;
    this.table = table;
  }

  /**
   * Opens a file for reading.
   *
   * @param gpkg written as {@link OutputFormat#GPKG}; it must not change while it is open
   * @throws IOException if it is not such a file
   */
  public static GeoPackageFeatures open(Path gpkg) throws IOException {
    Connection database = null;
    GeoPackageFeatures layer = null;
    try {
      database = GeoPackageLayer.connect(gpkg);
      GeoPackageFeatureTable table =
          GeoPackageFeatureTable.of(database)
              .orElseThrow(() -> new IOException(gpkg + ": no layer"));
      layer = new GeoPackageFeatures(gpkg, database, table);
      return layer;
    } catch (SQLException e) {
      throw new IOException(gpkg.toString(), e);
    } finally {
      if (layer == null && database != null) {
        close(gpkg, database);
      }
    }
  }

  /**
   * Creates the file to be opened from GeoJSON that Moisson wrote, replacing an existing one.
   *
   * @param folder with room for all rows
   * @param stated columns of which more is known than the values tell, by their names
   */
  public static void index(Path geoJson, Path gpkg, Path folder, Map<String, Column> stated)
      throws IOException {
    Table table =
        new Table(geoJson, Table.Format.GEOJSON, null, Table.Place.GUESSED, geoJson.toUri());
    try (Rows rows = Rows.open(table, notice -> {});
        RowSpool spool =
            RowSpool.in(
                folder,
                rows.columns().stream()
                    .map(name -> stated.getOrDefault(name, Column.of(name)))
                    .toList(),
                rows.jsonColumns(),
                false)) {
      while (rows.hasNext()) {
        spool.write(rows.next());
      }
      OutputLayer layer = new OutputLayer("features", "", "", Instant.EPOCH);
      spool.export(OutputFormat.GPKG, layer, gpkg, notice -> {});
    }
  }

  /** The metadata of the layer. */
  public GeoPackageFeatureTable table() {
    return table;
  }

  /**
   * The same layer with only some of its columns.
   *
   * @param columns in the order wanted
   * @param isDrawn whether with the geometries
   */
  public GeoPackageFeatures only(List<GeoPackageFeatureTable.Property> columns, boolean isDrawn) {
    return new GeoPackageFeatures(file, database, table.only(columns, isDrawn));
  }

  /** Number of features that match a query. */
  public long count(FeatureQuery query) throws IOException {
    // Ranks have no gaps, while counting rows reads all of them.
    return one(
        query,
        query.equals(FeatureQuery.ALL) ? "SELECT coalesce(max(rowid), 0)" : "SELECT count(*)");
  }

  private long one(FeatureQuery query, String select) throws IOException {
    GeoPackageConditions conditions = conditions(query);
    try (PreparedStatement ask = prepare(select + from() + conditions.where(), query)) {
      conditions.bind(ask);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.getLong(1);
      }
    } catch (SQLException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /**
   * Reads features in the order wanted, else of their ids.
   *
   * @param after only features with a higher id; 0 for all
   * @param skip number of features to skip
   * @param most maximum number of features
   * @param target EPSG code of the system of the returned geometries
   */
  public void read(FeatureQuery query, long after, long skip, int most, int target, Taker taker)
      throws IOException {
    GeoPackageConditions conditions = conditions(query);
    String sql =
        "SELECT rowid"
            + columns()
            + from()
            + conditions.where()
            + (conditions.isEmpty() ? " WHERE " : " AND ")
            + "rowid > ? ORDER BY "
            + GeoPackageConditions.order(query)
            + "rowid LIMIT ? OFFSET ?";
    Reprojection reprojection = Reprojection.between(table.crs(), target);
    try (PreparedStatement ask = prepare(sql, query)) {
      int place = conditions.bind(ask);
      ask.setLong(place, after);
      ask.setLong(place + 1, most);
      ask.setLong(place + 2, skip);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          taker.take(feature(rows, reprojection, target));
        }
      }
    } catch (SQLException | ParseException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /** One feature by its id. */
  public Optional<Feature> find(long id, int target) throws IOException {
    List<Feature> found = new ArrayList<>();
    read(FeatureQuery.ALL, id - 1, 0, 1, target, found::add);
    return found.stream().filter(feature -> feature.id() == id).findFirst();
  }

  private GeoPackageConditions conditions(FeatureQuery query) {
    FeatureQuery.Bounds bounds = query.bounds();
    return GeoPackageConditions.of(
        query,
        table,
        GeoPackageBounds.NAME,
        bounds == null ? null : GeoPackageBounds.around(bounds, table.crs()));
  }

  private PreparedStatement prepare(String sql, FeatureQuery query) throws SQLException {
    if (query.bounds() != null) {
      org.sqlite.Function.create(
          database, GeoPackageBounds.NAME, new GeoPackageBounds(query.bounds(), table.crs()));
    }
    if (!query.where().equals(ColumnCondition.NONE)) {
      org.sqlite.Function.create(database, FoldedText.NAME, new FoldedText());
    }
    return database.prepareStatement(sql);
  }

  private String from() {
    return " FROM " + GeoPackageLayer.quoted(table.name()) + " t";
  }

  private String columns() {
    return Stream.concat(
            table.properties().stream().map(GeoPackageFeatureTable.Property::name),
            Stream.ofNullable(table.geometry()))
        .map(name -> ", " + GeoPackageLayer.quoted(name))
        .collect(Collectors.joining());
  }

  private Feature feature(ResultSet row, Reprojection reprojection, int target)
      throws SQLException, ParseException {
    List<@Nullable Object> values = new ArrayList<>(table.properties().size());
    int place = 2;
    for (GeoPackageFeatureTable.Property property : table.properties()) {
      Object value = row.getObject(place++);
      if (value instanceof Number number) {
        values.add(
            switch (property.type()) {
              case BOOLEAN -> (Object) (number.intValue() != 0);
              case INTEGER -> number.longValue();
              default -> number;
            });
      } else {
        values.add(value);
      }
    }
    byte[] blob = table.geometry() == null ? null : row.getBytes(place);
    Geometry own = blob == null ? null : GeoPackageGeometry.read(blob);
    Geometry moved = own == null ? null : reprojection.move(own);
    return new Feature(
        row.getLong(1),
        values,
        moved == null || target == WGS_84 ? moved : Reprojection.toMillimetres(moved));
  }

  @Override
  public void close() throws IOException {
    close(file, database);
  }

  private static void close(Path file, Connection database) throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(file.toString(), e);
    }
  }
}
