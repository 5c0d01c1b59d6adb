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

/** Rules of style for the main code of all modules that byte code does not show. */
class SourceCodeTest {

  private static final int LONGEST_FILE = 300;
  private static final Pattern CATCH_ALL =
      Pattern.compile(
          "catch \\((?:final )?(?:\\w+ \\| )*(?:Exception|RuntimeException|Throwable|Error)\\b");

  private static final Pattern WORD = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"");
  private static final Pattern GIVES_BACK =
      Pattern.compile("(?<!\\\\\\\\)\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

  /** Files that may contain a catch-all, and how many; each one is justified in place. */
  private static final Map<String, Integer> CATCH_ALLS =
      Map.of(
          // A bug of ours on one entry or source must not end the run of the others.
          "Harvest.java",
          2,
          // Nor must a failure of the store, in which case the run cannot even be closed.
          "Harvests.java",
          1,
          // Neither a failing receiver nor a bug of ours on one event may stop the other receivers.
          "Webhooks.java",
          1,
          // Camel's methods declare Exception.
          "Moisson.java",
          1,
          // The library for Microsoft's formats has no single exception type for damaged files.
          "Compound.java",
          1,
          "XlsRecords.java",
          1,
          // Any failure after bytes have been sent must close the connection.
          "Streamed.java",
          1);

  @Test
  void noFileIsTooLongToBeReadAtOnce() {
    assertThat(sources())
        .hasSizeGreaterThan(150)
        .filteredOn(file -> text(file).lines().count() > LONGEST_FILE)
        // A list of codes, meant to be looked up rather than read.
        .filteredOn(file -> !file.endsWith("Notice.java"))
        .isEmpty();
  }

  /** Explaining a word that no class is named after any more would mislead newcomers. */
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

  /** A common structure lets readers find the decision and its alternatives quickly. */
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

  /** The number with which the file name begins. */
  private static int number(Path decision) {
    return Integer.parseInt(decision.getFileName().toString().replaceFirst("-.*", ""));
  }

  /** Classes with the same name are easily confused when reading, searching or importing. */
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
   * A repeated group that can backtrack uses stack space for each repetition, or takes for ever: a
   * long text from somebody else would end a run.
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

    assertThat(packages).hasSizeGreaterThan(15);
    assertThat(packages.stream().map(folder -> folder.resolve("package-info.java")))
        .as("without a Javadoc or without @NullMarked")
        .filteredOn(file -> !Files.exists(file) || !isDoor(text(file)))
        .isEmpty();
  }

  private static boolean isDoor(String text) {
    return text.startsWith("/**") && text.contains("\n@NullMarked\n");
  }

  @Test
  void theExampleForContributorsIsTheCode() {
    String code =
        text(Path.of("../connectors/src/main/java/fr/moisson/connectors/dcat/DcatSource.java"));

    assertThat(Path.of("../CONTRIBUTING.md"))
        .content()
        .contains("```java\n" + code.substring(code.indexOf("public record")) + "```\n");
  }

  /** Officers read the log in their language; only a bug is for those who read the code. */
  @Test
  void theLogSpeaksToOfficersInNoticesAndTexts() {
    Pattern words =
        Pattern.compile(
            "LOG\\s*\\.(?:info|warn|error)\\(\\s*\"(?!Internal error in Moisson)[^\"]*[A-Za-z]");

    assertThat(sources()).filteredOn(file -> words.matcher(text(file)).find()).isEmpty();
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
