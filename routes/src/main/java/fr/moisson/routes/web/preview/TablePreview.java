package fr.moisson.routes.web.preview;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.moisson.harvesters.model.Distribution.Extract;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.run.LogLine;
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
 * The first rows of a piece as a table; only these are read from its file.
 *
 * @param title of the file
 * @param rows each with a cell for each column
 * @param emptyColumns number of columns that say nothing in these rows, and are not shown
 * @param hiddenColumns number of further columns beyond those shown
 */
public record TablePreview(
    String title,
    List<Column> columns,
    List<List<Cell>> rows,
    int emptyColumns,
    int hiddenColumns) {

  private static final Logger LOG = LoggerFactory.getLogger(TablePreview.class);

  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 20;
  private static final int MOST_CHARACTERS_READ = 1 << 20;
  private static final Pattern MADE = Pattern.compile("[1-9]\\d{0,14}");
  private static final int MADE_DIGITS = 15;

  /**
   * A column, whose cells all look alike or are texts.
   *
   * @param title the schema's title of the column; empty if it equals the name
   */
  record Column(String name, String title, CellKind kind) {

    /**
     * A class of the style sheet; may be empty. Public because templates only see public members.
     */
    public String style() {
      return kind == CellKind.NUMBER ? "number" : "";
    }
  }

  /**
   * @param href empty if there is no link
   * @param language of the text, if we wrote it; empty if it is the data's
   */
  record Cell(String text, String href, String language) {}

  /**
   * Of several files, such as the producer's columns and those of a schema, the one that says most:
   * the first one in which most columns are filled. Empty without CSV, and if the files are missing
   * or broken: the page then has no table.
   */
  public static Optional<TablePreview> of(
      ExtractView piece, ExtractFolder folder, WebSettings settings, Texts texts) {
    return piece.files().stream()
        .filter(extract -> extract.format().equals("CSV"))
        .flatMap(extract -> read(extract, folder, settings, texts).stream())
        .max(Comparator.comparingInt(preview -> preview.columns().size()));
  }

  private static Optional<TablePreview> read(
      Extract extract, ExtractFolder folder, WebSettings settings, Texts texts) {
    Map<String, String> titles =
        extract.assessment() == null ? Map.of() : titles(settings, extract.assessment().standard());
    return folder.find(extract.file()).flatMap(file -> read(extract.title(), file, titles, texts));
  }

  private static Map<String, String> titles(WebSettings settings, String schema) {
    Map<String, String> titles = new HashMap<>();
    settings.columns().apply(schema).forEach((name, column) -> titles.put(name, column.title()));
    return titles;
  }

  private static Optional<TablePreview> read(
      String title, Path file, Map<String, String> titles, Texts texts) {
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
          : Optional.of(of(title, lines.get(0), lines.subList(1, lines.size()), titles, texts))
              .filter(preview -> !preview.columns().isEmpty());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      Notice why = Notice.of(Notice.Code.PREVIEW_FAILED, String.valueOf(e.getMessage()));
      LOG.warn("{}", LogLine.about(file.toString(), null, why));
      return Optional.empty();
    }
  }

  private static TablePreview of(
      String title,
      List<String> header,
      List<List<String>> lines,
      Map<String, String> titles,
      Texts texts) {
    List<Integer> filled = filled(header.size(), lines);
    List<Integer> places = filled.stream().limit(MOST_COLUMNS).toList();
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
    return new TablePreview(
        title, columns, rows, header.size() - filled.size(), filled.size() - columns.size());
  }

  /** The columns with any value, those with generated numbers last. */
  private static List<Integer> filled(int columns, List<List<String>> lines) {
    return IntStream.range(0, columns)
        .boxed()
        .filter(
            place -> column(lines, place).stream().anyMatch(value -> !JsonLabels.isEmpty(value)))
        .sorted(Comparator.comparing(place -> isMade(column(lines, place))))
        .toList();
  }

  /** Whether the values look generated by a machine: integers of up to 15 digits, many with 15. */
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

  /** The value of a cell; empty if the line is shorter than the header. */
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
