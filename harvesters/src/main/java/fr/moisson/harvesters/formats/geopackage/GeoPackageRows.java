package fr.moisson.harvesters.formats.geopackage;

import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.Layers;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.text.Cell;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Rows of one layer of a <a href="https://www.geopackage.org/spec131/">GeoPackage 1.3</a>, read
 * with a cursor: the layer that the table names, else the first with features, else the first
 * without. The file is never written, and its views and triggers are not trusted.
 */
public final class GeoPackageRows implements RowReader {

  private final Table table;
  private final Connection database;
  private final Statement statement;
  private final ResultSet cursor;
  private final GeoPackageLayer layer;
  private final TableHead head;
  private final GeoPackagePatience patience;
  private final BrokenRows broken = BrokenRows.features();
  private long read;

  private GeoPackageRows(
      Table table,
      Connection database,
      Statement statement,
      ResultSet cursor,
      GeoPackageLayer layer,
      GeoPackagePatience patience) {
    this.table = table;
    this.database = database;
    this.statement = statement;
    this.cursor = cursor;
    this.layer = layer;
    this.head = layer.head();
    this.patience = patience;
  }

  /**
   * @param area where rows are wanted; null takes them all
   * @throws BadItem if the file is not a GeoPackage, or has no such layer
   */
  public static GeoPackageRows open(Table table, @Nullable RowArea area, Consumer<Notice> notices)
      throws IOException {
    Connection database = null;
    boolean opened = false;
    try {
      database = GeoPackageLayer.connect(table.file());
      GeoPackagePatience patience = GeoPackagePatience.with(database, table);
      List<String> layers = GeoPackageLayer.names(database);
      if (layers.isEmpty()) {
        throw new BadItem(
            Notice.of(
                Notice.Code.NOT_THE_FORMAT, table.origin(), table.format(), "gpkg_contents: 0"));
      }
      String name = choose(table, database, layers, notices);
      GeoPackageLayer layer = GeoPackageLayer.of(table, database, name, area, notices);
      Statement statement = database.createStatement();
      ResultSet cursor = statement.executeQuery(layer.query());
      opened = true;
      return new GeoPackageRows(table, database, statement, cursor, layer, patience);
    } catch (SQLException e) {
      throw damaged(table, e);
    } finally {
      if (!opened && database != null) {
        close(table, database);
      }
    }
  }

  private static String choose(
      Table table, Connection database, List<String> layers, Consumer<Notice> notices)
      throws IOException {
    return Layers.choose(
        table,
        layers,
        name -> {
          try {
            return GeoPackageLayer.hasRows(database, name)
                ? Layers.Content.PLACES
                : Layers.Content.NONE;
          } catch (SQLException e) {
            throw damaged(table, e);
          }
        },
        notices);
  }

  private static BadItem damaged(Table table, SQLException fault) {
    return new BadItem(
        Notice.of(
            Notice.Code.NOT_THE_FORMAT,
            table.origin(),
            table.format(),
            // SQLITE_ERROR: a table that every GeoPackage has is missing.
            fault instanceof SQLiteException known
                    && known.getResultCode() != SQLiteErrorCode.SQLITE_ERROR
                ? known.getResultCode().name()
                : "SQLite"),
        fault);
  }

  @Override
  public @Nullable Row read() {
    try {
      while (cursor.next()) {
        patience.row();
        read++;
        long number = number();
        try {
          return new Row(values(), geometry(), number);
        } catch (ParseException | IllegalArgumentException e) {
          broken.add(number);
        }
      }
      return null;
    } catch (SQLException e) {
      throw damaged(table, e);
    }
  }

  /** The key is the rank if not all rows are read. */
  private long number() throws SQLException {
    return layer.index().condition().isEmpty() ? read : cursor.getLong(layer.columns().size() + 2);
  }

  private @Nullable Geometry geometry() throws SQLException, ParseException {
    byte[] blob = layer.geometry() == null ? null : cursor.getBytes(1);
    if (blob == null) {
      return null;
    }
    patience.value(blob.length);
    return GeoPackageGeometry.read(blob);
  }

  private Map<String, String> values() throws SQLException {
    Map<String, String> values = new LinkedHashMap<>(layer.columns().size() * 2);
    int place = layer.geometry() == null ? 1 : 2;
    for (GeoPackageLayer.Column column : layer.columns()) {
      String value = text(column, cursor.getObject(place++));
      patience.value(value.length());
      values.put(column.name(), value);
    }
    return values;
  }

  private static String text(GeoPackageLayer.Column column, @Nullable Object value) {
    if (value == null || value instanceof byte[]) {
      return "";
    }
    if (column.isBoolean() && value instanceof Number number) {
      return String.valueOf(number.intValue() != 0);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : "";
    }
    return Cell.of(value.toString());
  }

  @Override
  public TableHead head() {
    return head;
  }

  @Override
  public BrokenRows broken() {
    return broken;
  }

  @Override
  public long elsewhere() {
    return Math.max(0, layer.index().count() - read);
  }

  @Override
  public void close() throws IOException {
    try {
      cursor.close();
      statement.close();
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      close(table, database);
    }
  }

  private static void close(Table table, Connection database) throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw new IOException(table.origin().toString(), e);
    }
  }
}
