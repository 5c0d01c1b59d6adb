package fr.moisson.harvesters.formats.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The result does not depend on where a file is split into chunks. */
class CsvScanTest {

  private static final CsvLines LINES = new CsvLines(';', '"', 3, 1, 2, 2, true);
  private static final List<String> NAMES =
      List.of("Chêne", "\"a;b\"", "\"dit \"\"le gros\"\"\"", "\"deux\nlignes\"", "\"\r\n\n\"", "");

  @TempDir private Path folder;

  /** The lines that remain after skipping those that are not in the west; null if not scanned. */
  private @Nullable String left(byte[] bytes, int size) throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), bytes);
    Optional<CsvScan> scan =
        CsvScan.of(file, LINES, new Skipping((minX, minY, maxX, maxY) -> minX > 2, 0), size);
    if (scan.isEmpty()) {
      return null;
    }
    try (CsvScan left = scan.get();
        LinesLeft in = left.open()) {
      StringBuilder told = new StringBuilder(left.elsewhere() + " elsewhere");
      long line = 1;
      for (String text : new String(in.readAllBytes(), UTF_8).split("(?<=\n)")) {
        told.append('\n').append(in.line(line++)).append(": ").append(text.strip());
      }
      return told.toString();
    }
  }

  private @Nullable String left(String text, int size) throws IOException {
    return left(text.getBytes(UTF_8), size);
  }

  @Test
  void linesThatLieElsewhereAreLeftOut() throws IOException {
    assertThat(left("nom;x;y\na;1;48\nb;3;48\nc;3;48\nd;1,5;48\ne;9;48\n", 1 << 20))
        .isEqualTo("3 elsewhere\n1: nom;x;y\n2: a;1;48\n5: d;1,5;48");
  }

  @Test
  void aRecordOfSeveralLinesIsLeft() throws IOException {
    assertThat(left("nom;x;y\n\"a\nb\";3;48\nc;3;48\nd;1;48", 1 << 20))
        .isEqualTo("1 elsewhere\n1: nom;x;y\n2: \"a\n3: b\";3;48\n5: d;1;48");
  }

  @Test
  void nothingIsPassedOverBehindAnOddQuote() throws IOException {
    String text = "nom;x;y\na;3;48\n\"b\"c;3;48\nd;3;48\n";

    assertThat(left(text, 1 << 20)).isEqualTo("1 elsewhere\n1: nom;x;y\n3: \"b\"c;3;48\n4: d;3;48");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 200})
  void theSameLinesAreLeftWhereverPiecesEnd(int size) throws IOException {
    int passedOver = 0;
    for (int seed = 0; seed < 300; seed++) {
      String text = table(new Random(seed), seed % 4 == 0);
      String whole = left(text, 1 << 20);
      assertThat(left(text, size)).as("seed " + seed).isEqualTo(whole);
      passedOver += whole == null || whole.startsWith("0 elsewhere") ? 0 : 1;
    }
    assertThat(passedOver).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 1 << 20})
  void aFileInAnotherCharsetIsNotUnderstood(int size) throws IOException {
    String text = "nom;x;y\n" + "a;3;48\n".repeat(20) + "chêne;3;48\n\"a\"b;é\n";

    assertThat(left(text.getBytes(UTF_8), size)).isNotNull();
    assertThat(left(text.getBytes(ISO_8859_1), size)).isNull();
    assertThat(left(("nom\n\"a\"b" + "é".repeat(9)).getBytes(ISO_8859_1), size)).isNull();
  }

  private static String table(Random random, boolean hasOdd) {
    StringBuilder text = new StringBuilder("nom;x;y\n");
    for (int i = 0; i < 40; i++) {
      boolean isOdd = hasOdd && random.nextInt(30) == 0;
      text.append(isOdd ? "a\"b" : NAMES.get(random.nextInt(NAMES.size())))
          .append(';')
          .append(random.nextInt(4))
          .append(";48.5")
          .append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return random.nextBoolean() ? text.toString() : text + "fin;\"";
  }
}
