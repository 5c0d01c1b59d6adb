package fr.moisson.harvesters.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the tables of this package: semicolons between columns, {@code |} inside a cell. */
final class Lexicon {

  static List<NamedCsvRecord> read(String file) {
    try (InputStream stream = Lexicon.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder()
              .fieldSeparator(';')
              .commentStrategy(CommentStrategy.SKIP)
              .ofNamedCsvRecord(stream, UTF_8)) {
        return rows.stream().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static @Nullable String cell(NamedCsvRecord row, String column) {
    String text = row.getField(column).strip();
    return text.isEmpty() ? null : text;
  }

  static Stream<String> values(NamedCsvRecord row, String column) {
    return Arrays.stream(row.getField(column).split("\\|"))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private Lexicon() {}
}
