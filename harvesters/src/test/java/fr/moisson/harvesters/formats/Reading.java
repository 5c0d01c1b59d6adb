package fr.moisson.harvesters.formats;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All rows of a small table, and the notices given. */
public record Reading(
    List<String> columns, List<Row> rows, List<Notice> notices, java.util.Set<String> jsonColumns) {

  public static final URI ORIGIN = URI.create("https://donnees.example/fichier");

  public static Reading of(Table table) {
    List<Notice> notices = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (Rows all = Rows.open(table, notices::add)) {
      all.forEachRemaining(rows::add);
      return new Reading(all.columns(), rows, notices, all.jsonColumns());
    }
  }

  public static Table table(Path file, Table.Format format, Table.Place place) {
    return new Table(file, format, null, place, ORIGIN);
  }

  public static Reading csv(Path folder, String text) {
    return csv(folder, text, StandardCharsets.UTF_8);
  }

  public static Reading csv(Path folder, String text, Charset charset) {
    Path file = written(folder, "f.csv", text.getBytes(charset));
    return of(table(file, Table.Format.CSV, Table.Place.GUESSED));
  }

  public static Reading geoJson(Path folder, String text) {
    Path file = written(folder, "f.geojson", text.getBytes(StandardCharsets.UTF_8));
    return of(table(file, Table.Format.GEOJSON, Table.Place.GUESSED));
  }

  public static Path written(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, String> values(int row) {
    return rows.get(row).values();
  }

  public List<Notice.Code> codes() {
    return notices.stream().map(Notice::code).toList();
  }
}
