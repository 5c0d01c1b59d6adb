package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.Column;
import fr.moisson.harvesters.formats.ColumnTypes;
import fr.moisson.harvesters.formats.CsvRowWriter;
import fr.moisson.harvesters.formats.GeoJsonRowWriter;
import fr.moisson.harvesters.formats.OutputCrs;
import fr.moisson.harvesters.formats.OutputFormat;
import fr.moisson.harvesters.formats.OutputLayer;
import fr.moisson.harvesters.formats.Row;
import fr.moisson.harvesters.formats.RowSpool;
import fr.moisson.harvesters.formats.RowWriter;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Notice;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
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
 * Equal rows in several formats. Those that need no types are written at once, the others from rows
 * kept on disk. Nothing is opened before the first row.
 */
final class FileSet implements Closeable {

  private final Shape shape;
  private final List<OutputFormat> formats;
  private final OutputCrs crs;
  private final Destination destination;
  private final List<Part> parts = new ArrayList<>();
  private final @Nullable ColumnTypes types;
  private @Nullable RowSpool spool;
  private boolean hasGeometries;
  private boolean opened;

  /**
   * What rows look like.
   *
   * @param points whether rows may be points
   */
  record Shape(List<Column> columns, Set<String> jsonColumns, boolean points) {

    private List<String> names() {
      return columns.stream().map(Column::name).toList();
    }
  }

  FileSet(Shape shape, Recipe recipe, Destination destination) {
    this.shape = shape;
    this.formats = recipe.outputs();
    this.crs = recipe.outputCrs();
    this.destination = destination;
    // Rows kept on disk have theirs found; GeoJSON says itself which values are numbers.
    boolean isTable =
        formats.contains(OutputFormat.CSV) && formats.stream().noneMatch(OutputFormat::needsTypes);
    this.types = isTable ? new ColumnTypes(shape.columns(), shape.jsonColumns()) : null;
  }

  void write(Row row) throws IOException {
    if (!opened) {
      open();
    }
    for (Part part : parts) {
      part.writer().write(row);
    }
    if (spool != null) {
      spool.write(row);
    }
    if (types != null) {
      types.see(row);
    }
    hasGeometries |= row.geometry() != null;
  }

  private void open() throws IOException {
    opened = true;
    for (OutputFormat format : formats) {
      if (!format.needsTypes()) {
        HashedFile file = new HashedFile(destination);
        parts.add(new Part(format, file, writer(format, file.stream())));
      } else if (spool == null) {
        Path folder = Files.createDirectories(destination.folder());
        spool = RowSpool.in(folder, shape.columns(), shape.jsonColumns(), shape.points());
      }
    }
  }

  private RowWriter writer(OutputFormat format, OutputStream out) throws IOException {
    return format == OutputFormat.CSV
        ? new CsvRowWriter(out, shape.names(), shape.points(), crs)
        : new GeoJsonRowWriter(out, shape.names(), shape.jsonColumns());
  }

  /**
   * The finished files, in the order of the formats; none if there was no row, and none in a format
   * of geometries if no row has one. A format that cannot hold the rows is told, and left out.
   */
  List<Portion.MadeFile> finish(String name, String title, Consumer<Notice> notices)
      throws IOException {
    List<Portion.MadeFile> files = new ArrayList<>();
    for (OutputFormat format : opened ? formats : List.<OutputFormat>of()) {
      if (format == OutputFormat.GEOJSON && !hasGeometries) {
        continue;
      }
      String fileName = name + "." + format.extension();
      HashedFile.Kept kept =
          kept(format, fileName, new OutputLayer(name, title, "", Instant.EPOCH, crs), notices);
      if (kept != null) {
        Portion.Layout layout =
            new Portion.Layout(
                typed(), shape.points(), format == OutputFormat.GEOJSON ? OutputCrs.WGS_84 : crs);
        files.add(
            new Portion.MadeFile(kept.path(), format, kept.bytes(), kept.sha256(), layout, null));
      }
    }
    return files;
  }

  private List<Column> typed() {
    if (types != null) {
      return types.columns();
    }
    return spool == null ? shape.columns() : spool.columns();
  }

  private HashedFile.@Nullable Kept kept(
      OutputFormat format, String fileName, OutputLayer layer, Consumer<Notice> notices)
      throws IOException {
    for (Part part : parts) {
      if (part.format() == format) {
        part.writer().close();
        return part.file().keep(fileName);
      }
    }
    try (HashedFile file = new HashedFile(destination)) {
      Objects.requireNonNull(spool).export(format, layer, file.aside(), notices);
      return file.keep(fileName);
    } catch (BadItem e) {
      notices.accept(e.notice());
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.file().close();
    }
    if (spool != null) {
      spool.close();
    }
  }

  private record Part(OutputFormat format, HashedFile file, RowWriter writer) {}
}
