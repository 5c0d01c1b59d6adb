package fr.moisson.harvesters.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.moisson.harvesters.formats.crs.ToWgs84;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.row.BrokenRows;
import fr.moisson.harvesters.formats.row.FileFacts;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowArea;
import fr.moisson.harvesters.formats.row.RowReader;
import fr.moisson.harvesters.formats.row.TableHead;
import fr.moisson.harvesters.formats.scan.BoxFilter;
import fr.moisson.harvesters.formats.scan.FeatureHead;
import fr.moisson.harvesters.formats.scan.FeatureScan;
import fr.moisson.harvesters.formats.scan.PlainValues;
import fr.moisson.harvesters.formats.scan.ScannedFeatures;
import fr.moisson.harvesters.formats.scan.Skipping;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.Text;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of plain GeoJSON. A walk through its bytes replaces the first reading, after which only the
 * wanted features are read. {@link JsonRows} gives the same rows for any JSON.
 */
public final class FeatureRows implements RowReader {

  private final FeatureScan scan;
  private final ScannedFeatures features;
  private final TableHead head;
  private final PlainValues plain;
  private final BrokenRows broken = BrokenRows.features();

  private FeatureRows(FeatureScan scan, FileFacts facts) throws IOException {
    this.scan = scan;
    this.features = scan.features(GeoJsonGeometry.FACTORY);
    this.head = TableHead.of(scan.columns(), scan.jsonColumns(), facts);
    this.plain = new PlainValues(head.columns());
  }

  /**
   * @param area where features are wanted; null takes them all
   * @return empty if the file is anything else, or damaged
   */
  public static Optional<RowReader> open(Table table, @Nullable RowArea area) throws IOException {
    Optional<FeatureHead> head =
        table.layer() == null ? FeatureHead.of(table.file()) : Optional.empty();
    boolean isOther =
        head.isEmpty() || (head.get().inArray() && table.format() != Table.Format.GEOJSON);
    if (isOther) {
      return Optional.empty();
    }
    Optional<String> crs = head.get().inArray() ? crs(table.file()) : Optional.empty();
    String known = table.place().crs() == null ? crs.orElse(null) : table.place().crs();
    Skipping skipping =
        area == null
            ? new Skipping(BoxFilter.NOTHING, 0)
            : new Skipping(ToWgs84.declared(known).elsewhere(area.box()), area.first());
    Optional<FeatureScan> scan =
        FeatureScan.of(table.file(), head.get(), ColumnNames.MOST, skipping, JsonRow::seen);
    FileFacts facts =
        FileFacts.of(Table.Format.GEOJSON)
            .withText(new Text(table.file(), UTF_8))
            .withCrs(crs.orElse(null), FileFacts.CrsFrom.FILE);
    return scan.isEmpty() ? Optional.empty() : Optional.of(new FeatureRows(scan.get(), facts));
  }

  /** The coordinate system declared before the features. */
  private static Optional<String> crs(Path file) throws IOException {
    try (JsonWalk walk = JsonWalk.open(Files.newInputStream(file), JsonWalk.Shape.COLLECTION)) {
      walk.next();
      return Optional.ofNullable(walk.crs());
    }
  }

  @Override
  public @Nullable Row read() throws IOException {
    while (features.next()) {
      if (features.isPlain()) {
        return new Row(
            new JsonValues(features.properties(), plain), features.geometry(), features.rank());
      }
      JsonRow row = features.read(JsonRow::seen).row();
      if (row.fault() == null) {
        return new Row(row.values(), row.geometry(), features.rank());
      }
      broken.add(features.rank());
    }
    return null;
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
    return scan.elsewhere();
  }

  @Override
  public void close() throws IOException {
    features.close();
    scan.close();
  }
}
