package fr.moisson.harvesters.formats.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.formats.AreaReading;
import fr.moisson.harvesters.model.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skipping CSV lines instead of reading them changes nothing but the time. */
class CsvAreaTest {

  private static final List<String> USUAL =
      List.of("Chêne", "12", "", "\"a\"", "\"a;b,c\"", "\"dit \"\"le gros\"\"\"", "NULL", " x ");
  private static final List<String> ODD =
      List.of(
          "\"deux\nlignes;2,30;50,80\"",
          "\"trois\r\n1\r\n2\"",
          "a\"b",
          " \"a\"",
          "\"a\"b",
          "\"",
          "a\rb",
          "\0",
          "\uFEFF",
          "\0\"a",
          "a;b;c;d;e;f",
          "a;;;;;;;;;",
          "\n\n",
          "Longitude");

  @TempDir private Path folder;

  private long check(String text, Charset charset, String seed) throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), text.getBytes(charset));
    Table table = new Table(file, Table.Format.CSV, null, Table.Place.GUESSED, file.toUri());
    AreaReading found = AreaReading.ofArea(table);
    found.assertLacksOnlyWhatLiesElsewhere(AreaReading.all(table), seed);
    return found.elsewhere();
  }

  /** A table with lines of three cells and a position. */
  private static String table(Random random, int oddness, String separator, int lines) {
    String end = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    List<String> header = List.of("\"Nom\"", "Espèce", "n", "Longitude", "Latitude");
    text.append(String.join(separator, header)).append(end);
    for (int i = 0; i < lines; i++) {
      List<String> cells = new ArrayList<>();
      cells.add("ligne " + i);
      for (int j = 0; j < 2; j++) {
        List<String> some = random.nextInt(oddness) == 0 ? ODD : USUAL;
        cells.add(some.get(random.nextInt(some.size())).replace(";", separator));
      }
      cells.add(degrees(random, 1, 4, oddness, separator));
      cells.add(degrees(random, 50, 51.5, oddness, separator));
      text.append(String.join(separator, cells)).append(end);
    }
    boolean isOpen = random.nextInt(3) == 0;
    return isOpen ? text.substring(0, text.length() - end.length()) : text.toString();
  }

  private static String degrees(
      Random random, double from, double to, int oddness, String separator) {
    if (random.nextInt(oddness) == 0) {
      List<String> odd = List.of("", "0", "-1", "48.5", "2,5°", "650000", "2.3E0", "+2.3", "1e9");
      return odd.get(random.nextInt(odd.size()));
    }
    String written = "%.6f".formatted(from + random.nextDouble() * (to - from));
    boolean isQuoted = random.nextInt(3) == 0 || separator.equals(",");
    String marked = random.nextBoolean() ? written.replace(',', '.') : written.replace('.', ',');
    return isQuoted ? "\"" + marked + "\"" : marked;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3|;", "30|;", "3000|;", "30|,", "3000|,"})
  void linesOutsideOfTheAreaAreCountedAndAllOthersAreRead(int oddness, String separator)
      throws IOException {
    long elsewhere = 0;
    for (long seed = 0; seed < 200; seed++) {
      Charset charset = seed % 3 == 0 ? ISO_8859_1 : UTF_8;
      String text = table(new Random(seed), oddness, separator, 12);
      elsewhere += check(text, charset, "seed " + seed);
    }
    assertThat(elsewhere).isGreaterThan(100);
  }

  @Test
  void mostLinesOfALargeFileArePassedOver() throws IOException {
    assertThat(check(table(new Random(7), 10_000_000, ";", 150_000), UTF_8, "large"))
        .isGreaterThan(130_000);
  }

  @Test
  void aLineThatIsLargerThanWhatIsReadAtOnceIsJudgedToo() throws IOException {
    String header = "Nom;Longitude;Latitude\n";
    String large = "é".repeat(1 << 20) + ";1.5;50.2\n";

    assertThat(check(header + "a;1.5;50.2\n" + large + large + "b;1;50\n", UTF_8, "large"))
        .isEqualTo(4);
  }
}
