package fr.moisson.routes.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.model.Distribution.Extract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first rows of an extract in CSV.
 *
 * @param hiddenColumns how many columns there are beyond those shown
 */
record Preview(String title, List<String> header, List<List<String>> rows, int hiddenColumns) {

  private static final Logger LOG = LoggerFactory.getLogger(Preview.class);

  private static final int MOST_ROWS = 10;
  private static final int MOST_COLUMNS = 20;
  private static final int LONGEST_CELL = 120;
  private static final int MOST_CHARACTERS_READ = 1 << 20;

  /** Empty for other formats, and for files that are gone or broken: the page does without. */
  static Optional<Preview> of(Extract extract, ExtractFolder folder) {
    return extract.format().equals("CSV")
        ? folder.find(extract.file()).flatMap(file -> read(extract.title(), file))
        : Optional.empty();
  }

  private static Optional<Preview> read(String title, Path file) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .maxBufferSize(MOST_CHARACTERS_READ)
            .detectBomHeader(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      List<List<String>> lines =
          reader.stream().limit(MOST_ROWS + 1L).map(CsvRecord::getFields).toList();
      if (lines.size() < 2) {
        return Optional.empty();
      }
      List<String> header = lines.get(0);
      return Optional.of(
          new Preview(
              title,
              shown(header),
              lines.stream().skip(1).map(Preview::shown).toList(),
              Math.max(0, header.size() - MOST_COLUMNS)));
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      LOG.warn("No preview of {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static char separator(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      char[] start = new char[4096];
      int read = Math.max(0, reader.read(start));
      String firstLine = new String(start, 0, read).lines().findFirst().orElse("");
      return Stream.of(',', ';', '\t')
          .max(Comparator.comparingLong(c -> firstLine.chars().filter(d -> d == c).count()))
          .orElse(',')
          .charValue();
    }
  }

  private static List<String> shown(List<String> fields) {
    return fields.stream()
        .limit(MOST_COLUMNS)
        .map(cell -> cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…")
        .toList();
  }
}
