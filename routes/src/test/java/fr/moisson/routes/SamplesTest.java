package fr.moisson.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists every recording and the test that reads it: {@code samples.csv} gives the expected outcome,
 * or the reason why nothing reads the file. The named test asserts the outcome; this test only
 * checks that it contains the stated counts.
 */
@Tag("shared")
class SamplesTest {

  private static final String HEADER = "file;test;outcome";
  private static final Pattern COUNT =
      Pattern.compile("(?:rows|placed|datasets|links|entries|communes|layers) (\\d+)");

  /**
   * A line of {@code samples.csv}.
   *
   * @param test the class that reads the file; empty when nothing does
   * @param outcome the expected outcome, or why nothing reads the file
   */
  record Sample(String file, String test, String outcome) {

    private static Sample of(String line) {
      String[] cells = line.split(";", -1);
      assertThat(cells).as(line).hasSize(3);
      return new Sample(cells[0], cells[1], cells[2]);
    }

    private Path source() {
      String module = test.split("\\.")[2];
      return Path.of("..", module, "src/test/java", test.replace('.', '/') + ".java");
    }

    /** Whether the source contains the file's name, with or without extension, or its folder. */
    private boolean isMentionedIn(String source) {
      String name = name();
      String stem = name.substring(0, name.lastIndexOf('.'));
      String folder = file.substring(0, file.lastIndexOf('/'));
      return source.contains(stem)
          || Pattern.compile("[\"/]" + Pattern.quote(folder) + "[\"/,]").matcher(source).find();
    }

    private String name() {
      return file.substring(file.lastIndexOf('/') + 1);
    }

    /**
     * The part of the source in which counts are looked for: the rest of each table line that names
     * the file or, if there is none, the whole source.
     */
    private String counting(String source) {
      String stem = name().substring(0, name().lastIndexOf('.'));
      String lines =
          Pattern.compile("(?<=[\"/])" + Pattern.quote(stem) + "(?:\\.\\w+)?(,.*\\d.*)\"")
              .matcher(source)
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.joining("\n"));
      return lines.isEmpty() ? source : lines;
    }

    private List<String> counts() {
      return COUNT.matcher(outcome).results().map(match -> match.group(1)).toList();
    }
  }

  static List<Sample> samples() {
    try (InputStream csv =
        Objects.requireNonNull(SamplesTest.class.getResourceAsStream("/samples.csv"))) {
      List<String> lines = new String(csv.readAllBytes(), UTF_8).lines().toList();
      assertThat(lines.get(0)).isEqualTo(HEADER);
      return lines.stream().skip(1).map(Sample::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyRecordingIsListedAndEveryListedOneIsThere() throws IOException {
    Path folder = Shared.path("samples");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> there =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("INDEX.md"))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .toList();

      assertThat(samples())
          .extracting(Sample::file)
          .isSorted()
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void itsTestExistsAndMentionsItOrThereIsAReason(Sample sample) throws IOException {
    assertThat(sample.outcome()).isNotBlank();
    if (sample.test().isEmpty()) {
      return;
    }
    assertThat(sample.source()).isRegularFile();
    String source = Files.readString(sample.source());
    assertThat(source).contains("@Tag(\"shared\")");
    assertThat(sample.isMentionedIn(source))
        .as("%s mentions %s", sample.test(), sample.file())
        .isTrue();
    String counting = sample.counting(source);
    assertThat(sample.counts())
        .allSatisfy(
            count -> assertThat(counting).containsPattern("(?<![\\d.])" + count + "(?![\\d.])"));
  }
}
