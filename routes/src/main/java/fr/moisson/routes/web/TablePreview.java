package fr.moisson.routes.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.routes.web.answer.ExtractFolder;
import fr.moisson.routes.web.answer.ExtractView;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first rows of a piece as a table; no more of its file is read.
 *
 * @param rows each with a cell for each column
 * @param hiddenColumns how many columns there are beyond those shown
 */
record TablePreview(List<Column> columns, List<List<Cell>> rows, int hiddenColumns) {

  private static final Logger LOG = LoggerFactory.getLogger(TablePreview.class);

  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 20;
  private static final int MOST_CHARACTERS_READ = 1 << 20;
  private static final Pattern MADE = Pattern.compile("[1-9]\\d{0,14}");
  private static final int MADE_DIGITS = 15;

  /**
   * A column, of cells that all look alike or are texts.
   *
   * @param title what its schema calls it for people; empty if it is but its name
   */
  record Column(String name, String title, CellKind kind) {

    /** For the style sheet; may be empty. Templates see what is public. */
    public String style() {
      return kind == CellKind.NUMBER ? "number" : "";
    }
  }

  /**
   * @param href empty where there is nothing to follow
   */
  record Cell(String text, String href) {}

  /** Empty without CSV, and for files that are gone or broken: the page does without. */
  static Optional<TablePreview> of(
      ExtractView piece, ExtractFolder folder, WebSettings settings, Texts texts) {
    Map<String, String> titles =
        piece.assessment().map(one -> titles(settings, one.standard())).orElse(Map.of());
    return piece
        .in("CSV")
        .flatMap(extract -> folder.find(extract.file()))
        .flatMap(file -> read(file, titles, texts));
  }

  private static Map<String, String> titles(WebSettings settings, String schema) {
    Map<String, String> titles = new HashMap<>();
    settings.columns().apply(schema).forEach((name, column) -> titles.put(name, column.title()));
    return titles;
  }

  private static Optional<TablePreview> read(Path file, Map<String, String> titles, Texts texts) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .maxBufferSize(MOST_CHARACTERS_READ)
            .detectBomHeader(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      List<List<String>> lines =
          reader.stream().limit(MOST_ROWS + 1L).map(CsvRecord::getFields).toList();
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(of(lines.get(0), lines.subList(1, lines.size()), titles, texts))
              .filter(preview -> !preview.columns().isEmpty());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      LOG.warn("No preview of {}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static TablePreview of(
      List<String> header, List<List<String>> lines, Map<String, String> titles, Texts texts) {
    List<Integer> places = places(header.size(), lines);
    List<Column> columns =
        places.stream()
            .map(place -> column(header.get(place), titles, CellKind.of(column(lines, place))))
            .toList();
    List<List<Cell>> rows = new ArrayList<>();
    for (List<String> line : lines) {
      rows.add(
          IntStream.range(0, columns.size())
              .mapToObj(i -> columns.get(i).kind().cell(at(line, places.get(i)), texts))
              .toList());
    }
    return new TablePreview(columns, rows, header.size() - columns.size());
  }

  /** Which columns are shown: those that say something, numbers that we gave the rows last. */
  private static List<Integer> places(int columns, List<List<String>> lines) {
    return IntStream.range(0, columns)
        .boxed()
        .filter(place -> column(lines, place).stream().anyMatch(value -> !value.isBlank()))
        .sorted(Comparator.comparing(place -> isMade(column(lines, place))))
        .limit(MOST_COLUMNS)
        .toList();
  }

  /** Whether nobody but a machine wrote such numbers: whole ones of up to 15 digits. */
  private static boolean isMade(List<String> values) {
    return values.stream().allMatch(value -> MADE.matcher(value).matches())
        && values.stream().filter(value -> value.length() == MADE_DIGITS).count() * 3
            > values.size();
  }

  private static Column column(String name, Map<String, String> titles, CellKind kind) {
    String title = titles.getOrDefault(name, "");
    return new Column(name, title.equals(name) ? "" : title, kind);
  }

  private static List<String> column(List<List<String>> lines, int index) {
    return lines.stream().map(line -> at(line, index)).toList();
  }

  /** A line may be shorter than the header. */
  private static String at(List<String> line, int index) {
    return index < line.size() ? line.get(index) : "";
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
}
