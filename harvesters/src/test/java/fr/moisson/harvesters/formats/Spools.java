package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.formats.geometry.GeoJsonGeometry;
import fr.moisson.harvesters.formats.row.Column;
import fr.moisson.harvesters.formats.row.OutputLayer;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Rows for tests, and the files exported from them. */
public final class Spools {

  public static final OutputLayer LAYER =
      new OutputLayer(
          "arbres-79191", "Arbres de Niort", "Relevé", Instant.parse("2026-11-20T08:00:00Z"));

  /** The notices of the last export. */
  public static final List<Notice> NOTICES = new ArrayList<>();

  /** Exports rows whose values are separated by bars, the first being a WKT. */
  public static Path export(
      Path folder, OutputFormat format, List<Column> columns, String... rows) {
    return export(folder, format, LAYER, columns, rows);
  }

  /** Exports a GeoPackage in this coordinate system. */
  public static Path export(Path folder, OutputCrs crs, List<Column> columns, String... rows) {
    OutputLayer layer =
        new OutputLayer(LAYER.name(), LAYER.title(), LAYER.description(), LAYER.modified(), crs);
    return export(folder, OutputFormat.GPKG, layer, columns, rows);
  }

  private static Path export(
      Path folder, OutputFormat format, OutputLayer layer, List<Column> columns, String... rows) {
    Path target = folder.resolve("f." + format.extension());
    try (RowSpool spool = RowSpool.in(folder, columns, Set.of(), true)) {
      long number = 0;
      for (String row : rows) {
        spool.write(row(columns, row, ++number));
      }
      NOTICES.clear();
      spool.export(format, layer, target, NOTICES::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.anyMatch(file -> !file.getFileName().toString().startsWith("f."))) {
        throw new AssertionError("a file is left behind");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  public static List<Column> columns(String... names) {
    return Stream.of(names).map(Column::of).toList();
  }

  private static Row row(List<Column> columns, String text, long number) {
    String[] cells = text.split("\\|", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).name(), cells[i + 1]);
    }
    return new Row(values, wkt(cells[0]), number);
  }

  public static @Nullable Geometry wkt(String text) {
    try {
      return text.isEmpty() ? null : new WKTReader(GeoJsonGeometry.FACTORY).read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private Spools() {}
}
