package fr.moisson.harvesters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.moisson.harvesters.Shared;
import fr.moisson.harvesters.formats.Rows;
import fr.moisson.harvesters.formats.SourceFile;
import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.BadItem;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tested on all real tables beside the repository: only the columns in {@code shared-columns.csv}
 * are removed, and nothing else of the rows changes except what it lists.
 */
@Tag("shared")
class SharedPrivacyTest {

  private static final List<String> FOLDERS =
      List.of(
          "samples/municipal",
          "samples/environment",
          "samples/fichiers",
          "samples/geonature",
          "samples/essences",
          "samples/inpn",
          "samples/georisques/gaspar-bulk",
          "samples/transport",
          "samples/atmo",
          "samples/lcz",
          "standards/schemas",
          "standards/examples/table-schema");

  @TempDir Path folder;

  static Stream<String> files() throws IOException {
    List<String> found = new ArrayList<>();
    Path root = Shared.path("samples").getParent();
    for (String name : FOLDERS) {
      try (Stream<Path> files = Files.walk(Shared.path(name))) {
        files
            .filter(file -> file.toString().matches(".*\\.(csv|txt|geojson|ods|xlsx|gpkg|zip)"))
            .map(file -> String.valueOf(root == null ? file : root.relativize(file)))
            .sorted()
            .forEach(found::add);
      }
    }
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void onlyWhatIsAboutPersonsGoes(String file) throws IOException {
    NamedCsvRecord expected = expected(file);

    assertThat(hidden(Shared.path(file)))
        .isEqualTo(
            expected == null
                ? "dropped: , changed: "
                : "dropped: "
                    + expected.getField("dropped")
                    + ", changed: "
                    + expected.getField("changed"));
  }

  private String hidden(Path file) throws IOException {
    SourceFile source =
        new SourceFile(file, String.valueOf(file.getFileName()), null, null, file.toUri());
    try {
      Table table = source.table(null, null, Table.Place.GUESSED, folder, notice -> {});
      try (Rows rows = Rows.open(table, notice -> {})) {
        return hidden(rows);
      }
    } catch (BadItem e) {
      return "dropped: , changed: "; // Files that the reader refuses have other tests.
    }
  }

  private static String hidden(Rows rows) {
    List<Row> sample = new ArrayList<>();
    while (sample.size() < Privacy.SAMPLE && rows.hasNext()) {
      sample.add(rows.next());
    }
    Privacy privacy = Privacy.of(rows.columns(), sample, Personal.DETECTED, false);
    List<String> dropped = new ArrayList<>(rows.columns());
    dropped.removeAll(privacy.columns());
    TreeSet<String> changed = new TreeSet<>();
    Stream.concat(sample.stream(), Stream.generate(() -> rows.hasNext() ? rows.next() : null))
        .takeWhile(row -> row != null)
        .forEach(
            row ->
                privacy
                    .apply(row)
                    .ifPresent(
                        shown ->
                            row.values().keySet().stream()
                                .filter(
                                    column -> !shown.row().value(column).equals(row.value(column)))
                                .forEach(changed::add)));
    return "dropped: " + String.join(" ", dropped) + ", changed: " + String.join(" ", changed);
  }

  private static @Nullable NamedCsvRecord expected(String file) {
    try (InputStream stream = SharedPrivacyTest.class.getResourceAsStream("shared-columns.csv");
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(stream)) {
      return rows.stream()
          .filter(row -> file.endsWith(row.getField("file")))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
