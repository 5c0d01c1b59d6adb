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
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final List<RowSpool> spools = new ArrayList<>();
  private final @Nullable ColumnTypes types;
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
    // Of what is only GeoJSON, which says itself which values are numbers, not all values are
    // looked at.
    boolean isTable = formats.contains(OutputFormat.CSV);
    this.types = isTable ? new ColumnTypes(shape.columns(), shape.jsonColumns()) : null;
  }

  void write(Row row) throws IOException {
    if (!opened) {
      open();
    }
    for (Part part : parts) {
      part.writer().write(row);
    }
    for (RowSpool spool : spools) {
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
      switch (format) {
        case CSV -> {
          HashedFile file = new HashedFile(destination);
          RowWriter csv = new CsvRowWriter(file.stream(), shape.names(), shape.points(), crs);
          parts.add(new Part(format, file, csv));
        }
        case GEOJSON -> {
          HashedFile file = new HashedFile(destination);
          RowWriter geoJson =
              new GeoJsonRowWriter(file.stream(), shape.names(), shape.jsonColumns());
          parts.add(new Part(format, file, geoJson));
        }
        default -> spool();
      }
    }
  }

  private void spool() throws IOException {
    if (spools.isEmpty()) {
      Files.createDirectories(destination.folder());
      spools.add(
          RowSpool.in(destination.folder(), shape.columns(), shape.jsonColumns(), shape.points()));
    }
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
    return spools.isEmpty() ? shape.columns() : spools.get(0).columns();
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
      spools.get(0).export(format, layer, file.aside(), notices);
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
    for (RowSpool spool : spools) {
      spool.close();
    }
  }

  private record Part(OutputFormat format, HashedFile file, RowWriter writer) {}
}
