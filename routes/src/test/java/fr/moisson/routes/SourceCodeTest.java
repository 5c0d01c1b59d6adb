package fr.moisson.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of style that the byte code does not show, for the main code of all modules. */
class SourceCodeTest {

  private static final int LONGEST_FILE = 300;
  private static final Pattern CATCH_ALL =
      Pattern.compile(
          "catch \\((?:final )?(?:\\w+ \\| )*(?:Exception|RuntimeException|Throwable|Error)\\b");

  private static final Pattern WORD = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"");
  private static final Pattern GIVES_BACK =
      Pattern.compile("(?<!\\\\\\\\)\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

  /** Where a catch-all is right, and how many there are; each says why beside it. */
  private static final Map<String, Integer> CATCH_ALLS =
      Map.of(
          // A fault of ours on one entry, or in one source, must not cost the others their run.
          "Harvest.java",
          2,
          // Nor a fault of the store, with which a run cannot even be closed.
          "Harvests.java",
          1,
          // A receiver must not stop the others, nor a fault of ours at one event.
          "Webhooks.java",
          1,
          // Camel declares Exception.
          "Moisson.java",
          1,
          // The library that reads Microsoft's files has no one exception for what is damaged.
          "Compound.java",
          1,
          "XlsRecords.java",
          1,
          // What fails once bytes are on their way cuts the connection, whatever it was.
          "Streamed.java",
          1);

  @Test
  void noFileIsTooLongToBeReadAtOnce() {
    assertThat(sources())
        .hasSizeGreaterThan(150)
        .filteredOn(file -> text(file).lines().count() > LONGEST_FILE)
        // A list of codes, in which one is looked up.
        .filteredOn(file -> !file.endsWith("Notice.java"))
        .isEmpty();
  }

  /** A word that no class bears any more leads a newcomer astray. */
  @Test
  void theWordsThatAreExplainedAreThoseOfTheCode() {
    String code = sources().stream().map(SourceCodeTest::text).collect(Collectors.joining());

    assertThat(WORD.matcher(text(Path.of("../docs/words.md"))).results())
        .extracting(word -> word.group(1))
        .hasSizeGreaterThan(30)
        .allMatch(
            word ->
                Pattern.compile("\\b(?:class|record|interface|enum) " + word + "\\b")
                    .matcher(code)
                    .find());
  }

  /** Who looks for what was decided, or why not otherwise, finds it at its place. */
  @Test
  void decisionsAreWrittenInOneForm() {
    assertThat(files(Path.of("../docs/decisions"), ".md"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            file ->
                assertThat(text(file))
                    .as(file.toString())
                    .containsSubsequence(
                        "# " + number(file) + ". ",
                        "\n\nStatus: ",
                        "\n## Context\n",
                        "\n## Decision\n",
                        "\n## Consequences\n",
                        "\n## Alternatives\n"));
  }

  /** What its name begins with. */
  private static int number(Path decision) {
    return Integer.parseInt(decision.getFileName().toString().replaceFirst("-.*", ""));
  }

  /** Two classes of one name are taken for one another by whoever reads, searches or imports. */
  @Test
  void noNameIsBorneByTwoClasses() {
    assertThat(
            sources().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("package-info.java"))
                .toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void catchAllsAreFewAndKnown() {
    Map<String, Integer> found = new TreeMap<>();
    for (Path file : sources()) {
      int count = (int) CATCH_ALL.matcher(text(file)).results().count();
      if (count > 0) {
        found.put(file.getFileName().toString(), count);
      }
    }

    assertThat(found).isEqualTo(new TreeMap<>(CATCH_ALLS));
  }

  /**
   * A repeated group that may give back what it took goes down into the stack with each repetition,
   * or takes for ever: a long text of somebody else would end a run.
   */
  @Test
  void repeatedGroupsOfPatternsNeverGiveBack() {
    assertThat(sources())
        .flatExtracting(
            file -> STRING.matcher(text(file)).results().map(MatchResult::group).toList())
        .filteredOn(string -> GIVES_BACK.matcher(string).find())
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndForbidsNull() {
    List<Path> packages = sources().stream().map(Path::getParent).distinct().toList();

    assertThat(packages)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content()
                    .startsWith("/**")
                    .contains("\n@NullMarked\n"));
  }

  @Test
  void theExampleForContributorsIsTheCode() {
    String code =
        text(Path.of("../connectors/src/main/java/fr/moisson/connectors/dcat/DcatSource.java"));

    assertThat(Path.of("../CONTRIBUTING.md"))
        .content()
        .contains("```java\n" + code.substring(code.indexOf("public record")) + "```\n");
  }

  @Test
  void nothingIsLeftToDoInACommentThatNobodyReads() {
    assertThat(sources())
        .filteredOn(file -> text(file).matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*"))
        .isEmpty();
  }

  private static List<Path> sources() {
    return Stream.of("harvesters", "connectors", "routes")
        .map(module -> Path.of("..", module, "src/main/java"))
        .flatMap(folder -> files(folder, ".java"))
        .toList();
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
