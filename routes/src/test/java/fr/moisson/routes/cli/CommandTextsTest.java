package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agreement;
import fr.moisson.harvesters.model.Messages;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextsTest {

  private static final Path SOURCES = Path.of("src/main/java/fr/moisson/routes/cli");
  private static final Pattern USED =
      Pattern.compile(
          "(?:words\\.of\\(|descriptionKey = |\\? |: )\\s*\"([a-z]+[.][a-zA-Z.]+|[a-z]+[A-Z]\\w+)\"");

  private static final ResourceBundle FRENCH = CommandTexts.in(Locale.FRENCH).bundle();
  private static final ResourceBundle ENGLISH = CommandTexts.in(Locale.ENGLISH).bundle();

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(ENGLISH.keySet()).isEqualTo(FRENCH.keySet()).hasSizeGreaterThan(50);
  }

  @Test
  void bothLanguagesAreGivenTheSameFacts() {
    for (String key : messages()) {
      assertThat(arguments(ENGLISH.getString(key)))
          .as(key)
          .isEqualTo(arguments(FRENCH.getString(key)));
    }
  }

  @Test
  void wordsAgreeWithTheirNumbers() {
    for (String key : messages()) {
      Agreement.check(key, FRENCH.getString(key), Locale.FRENCH);
      Agreement.check(key, ENGLISH.getString(key), Locale.ENGLISH);
    }
  }

  /**
   * A straight apostrophe is a quote in MessageFormat: the text would lose it and its arguments.
   */
  @Test
  void apostrophesAreTypographic() {
    for (String key : FRENCH.keySet()) {
      assertThat(FRENCH.getString(key)).as(key).doesNotContain("'");
      assertThat(ENGLISH.getString(key)).as(key).doesNotContain("'");
    }
  }

  @Test
  void whatTheCodeSaysExists() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      files.forEach(
          file ->
              USED.matcher(read(file)).results().map(match -> match.group(1)).forEach(used::add));
    }

    assertThat(used).contains("check.well", "option.config", "demo.end", "unknownSelection");
    assertThat(FRENCH.keySet()).containsAll(used);
  }

  @Test
  void everyStateOfARunHasAWord() {
    for (RunReport.State state : RunReport.State.values()) {
      assertThat(FRENCH.getString("state." + state.name())).isNotBlank();
    }
  }

  /** The facts are those of the notice; only the advice differs. */
  @Test
  void whatIsToldOtherwiseIsANoticeThatBeginsAlike() {
    FRENCH.keySet().stream()
        .filter(key -> key.startsWith("told."))
        .forEach(
            key -> {
              Notice notice = Notice.of(Notice.Code.valueOf(key.substring(5)), "1", "2", "3", "4");
              for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                String told = CommandTexts.in(locale).told(notice);
                String usual = Messages.of(notice, locale);
                assertThat(told).isNotEqualTo(usual).startsWith(usual.substring(0, 20));
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "serve", "harvest", "preview", "replay", "report", "approve", "restore", "erase",
        "check", "sources"
      })
  void everyCommandIsExplained(String command) {
    String key = "moisson." + command + ".usage.description";

    assertThat(FRENCH.getString(key)).isNotBlank().isNotEqualTo(ENGLISH.getString(key));
  }

  /** Excludes the texts of picocli, which are formats of another kind. */
  private static List<String> messages() {
    return FRENCH.keySet().stream()
        .filter(key -> !key.contains("usage.") && !key.startsWith("option."))
        .sorted()
        .toList();
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
