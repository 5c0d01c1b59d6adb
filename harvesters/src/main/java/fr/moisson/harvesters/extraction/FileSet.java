package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.json.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.formats.row.RowWriter;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The same rows in several formats. GeoJSON is written as rows arrive; the other formats declare
 * their columns first, and are written from rows kept on disk. If the column types are only known
 * after the last row, GeoJSON is written with the types of the first rows, and written again if
 * these were wrong. Nothing is opened before the first row.
 */
final class FileSet implements Closeable {

  /** This many rows show the types of most tables. */
  private static final int ENOUGH = 1_000;

  private final Shape shape;
  private final List<OutputFormat> formats;
  private final OutputCrs crs;
  private final Destination destination;
  private @Nullable HashedFile geoJson;
  private @Nullable RowWriter geoJsonWriter;
  private @Nullable RowSpool spool;
  private List<Column> supposed = List.of();
  private boolean hasGeometries;
  private boolean opened;

  /**
   * The structure of the rows.
   *
   * @param hasTypes whether the columns' types are known before the last row
   * @param addsPlaces whether tables get columns for the positions of rows
   */
  record Shape(
      List<Column> columns, Set<String> jsonColumns, boolean hasTypes, boolean addsPlaces) {}

  FileSet(Shape shape, Recipe recipe, Destination destination) {
    this.shape = shape;
    this.formats = recipe.outputs();
    this.crs = recipe.outputCrs();
    this.destination = destination;
  }

  void write(Row row) throws IOException {
    if (!opened) {
      open();
    }
    Row kept = spool == null ? row : spool.keep(row);
    if (geoJsonWriter != null) {
      geoJsonWriter.write(shape.hasTypes() ? row : kept);
    } else if (spool != null && spool.rows() == ENOUGH && formats.contains(OutputFormat.GEOJSON)) {
      spool.copyTo(begin(spool.columns()));
    }
    hasGeometries |= row.geometry() != null;
  }

  private void open() throws IOException {
    opened = true;
    if (!shape.hasTypes() || formats.stream().anyMatch(OutputFormat::needsTypes)) {
      Path folder = Files.createDirectories(destination.aside());
      spool = RowSpool.in(folder, shape.columns(), shape.jsonColumns(), shape.addsPlaces());
    }
    if (shape.hasTypes() && formats.contains(OutputFormat.GEOJSON)) {
      begin(shape.columns());
    }
  }

  private RowWriter begin(List<Column> columns) throws IOException {
    supposed = columns;
    geoJson = new HashedFile(destination);
    geoJsonWriter = new GeoJsonRowWriter(geoJson.stream(), columns, shape.jsonColumns());
    return geoJsonWriter;
  }

  /**
   * The finished files, in the order of the formats; none if there were no rows, and no geometry
   * formats if no row has a geometry. A format that cannot hold the rows is reported, and left out.
   */
  List<Portion.MadeFile> finish(String name, String title, Consumer<Notice> notices)
      throws IOException {
    List<Portion.MadeFile> files = new ArrayList<>();
    if (spool != null) {
      spool.tell(notices);
    }
    for (OutputFormat format : opened ? formats : List.<OutputFormat>of()) {
      if (format == OutputFormat.GEOJSON && !hasGeometries) {
        continue;
      }
      String fileName = name + "." + format.extension();
      HashedFile.Kept kept =
          kept(format, fileName, new OutputLayer(name, title, "", Instant.EPOCH, crs), notices);
      if (kept != null) {
        List<Column> columns = spool == null ? shape.columns() : spool.columns(format, crs);
        files.add(
            new Portion.MadeFile(kept.path(), format, kept.bytes(), kept.sha256(), columns, null));
      }
    }
    return files;
  }

  private HashedFile.@Nullable Kept kept(
      OutputFormat format, String fileName, OutputLayer layer, Consumer<Notice> notices)
      throws IOException {
    if (format == OutputFormat.GEOJSON && geoJsonWriter != null && isAsSupposed()) {
      geoJsonWriter.close();
      return Objects.requireNonNull(geoJson).keep(fileName);
    }
    try (HashedFile file = new HashedFile(destination)) {
      Objects.requireNonNull(spool).export(format, layer, file.aside(), file::stream, notices);
      return file.keep(fileName);
    } catch (BadItem e) {
      notices.accept(e.notice());
      return null;
    }
  }

  private boolean isAsSupposed() {
    return shape.hasTypes() || supposed.equals(Objects.requireNonNull(spool).columns());
  }

  @Override
  public void close() throws IOException {
    Closing.all(geoJson, spool);
  }
}
