package fr.moisson.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The results of each preset's recording for the Niortais, which has 40 communes, and the number of
 * requests: in the first run, and when nothing has changed. {@code -Dmoisson.docs=write} rewrites
 * the file; {@code docs/sources/README.md} shows it.
 */
public final class Costs {

  private static final Path FILE = Path.of("src/test/resources/recordings/costs.csv");
  private static final String HEADER = "preset,first,unchanged,datasets,rows,notices";

  /**
   * The line of one preset.
   *
   * @param notices codes of the first run's notices, in alphabetical order
   */
  public record Line(
      String preset, long first, long unchanged, int datasets, long rows, String notices) {

    private static Line read(String text) {
      String[] cells = text.split(",", -1);
      return new Line(
          cells[0],
          Long.parseLong(cells[1]),
          Long.parseLong(cells[2]),
          Integer.parseInt(cells[3]),
          Long.parseLong(cells[4]),
          cells[5]);
    }

    private String written() {
      return String.join(
          ",", preset, "" + first, "" + unchanged, "" + datasets, "" + rows, notices);
    }
  }

  public static Map<String, Line> all() {
    Map<String, Line> lines = new TreeMap<>();
    try {
      if (Files.exists(FILE)) {
        Files.readAllLines(FILE).stream()
            .filter(text -> !text.equals(HEADER))
            .map(Line::read)
            .forEach(line -> lines.put(line.preset(), line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** A new preset has no line while it is tested alone. */
  static void check(Line line) {
    Map<String, Line> lines = all();
    if (System.getProperty("moisson.docs", "").equals("write")) {
      lines.put(line.preset(), line);
      write(lines);
    }
    Line committed = lines.get(line.preset());
    boolean isBeingWritten =
        committed == null && !System.getProperty("moisson.presets", "").isEmpty();
    if (!isBeingWritten) {
      assertThat(committed).as("write it with -Dmoisson.docs=write, and commit it").isEqualTo(line);
    }
  }

  private static void write(Map<String, Line> lines) {
    try {
      Files.writeString(
          FILE,
          lines.values().stream()
              .map(Line::written)
              .collect(Collectors.joining("\n", HEADER + "\n", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Costs() {}
}
