package fr.moisson.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.harvesters.model.Agreement;
import fr.moisson.harvesters.values.Themes;
import fr.moisson.routes.web.answer.Language;
import fr.moisson.routes.web.answer.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path SOURCES = Path.of("src/main/java/fr/moisson/routes/web");
  private static final Path RESOURCES = Path.of("src/main/resources/fr/moisson/routes/web");

  private static final Pattern IN_TEMPLATES = Pattern.compile("\\bt\\('([^']+)'");
  private static final Pattern IN_CODE =
      Pattern.compile("(?:texts|bundle\\(\\))\\s*\\.get\\(\\s*\"([a-z.]+)\"\\s*[,)]");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(texts("en").keySet()).isEqualTo(texts("fr").keySet());
  }

  @Test
  void bothLanguagesAreGivenTheSameFacts() throws IOException {
    Properties french = texts("fr");
    texts("en")
        .forEach(
            (key, english) ->
                assertThat(arguments(english))
                    .as(key.toString())
                    .isEqualTo(arguments(french.get(key))));
  }

  @Test
  void whatTemplatesAndCodeSayExists() throws IOException {
    Set<String> used = new TreeSet<>(found(IN_TEMPLATES, RESOURCES.resolve("templates"), ".peb"));
    used.addAll(found(IN_CODE, SOURCES, ".java"));

    assertThat(used)
        .hasSizeGreaterThan(60)
        .contains("results.count", "receipt.kept", "download.get");
    assertThat(texts("fr").stringPropertyNames()).containsAll(used);
  }

  /**
   * A straight apostrophe is a quote in MessageFormat: the text would lose it and its arguments.
   */
  @Test
  void apostrophesAreTypographic() throws IOException {
    assertThat(texts("fr").values()).noneMatch(text -> text.toString().contains("'"));
    assertThat(texts("en").values()).noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void wordsAgreeWithTheirNumbers() throws IOException {
    texts("fr").forEach((key, text) -> Agreement.check("" + key, "" + text, Locale.FRENCH));
    texts("en").forEach((key, text) -> Agreement.check("" + key, "" + text, Locale.ENGLISH));
  }

  @Test
  void numbersAgreeWithTheirNouns() {
    Texts french = new Texts(Language.FRENCH);

    assertThat(french.get("results.count", 0)).isEqualTo("Aucun jeu de données");
    assertThat(french.get("results.count", 1)).isEqualTo("1 jeu de données");
    assertThat(french.get("results.count", 1234)).isEqualTo("1\u202f234 jeux de données");
    assertThat(new Texts(Language.ENGLISH).get("results.count", 1234)).isEqualTo("1,234 datasets");
  }

  @Test
  void noLineOfAFrenchPageBeginsWithASign() throws IOException {
    assertThat(texts("fr").values()).noneMatch(text -> text.toString().contains("\u00a0"));
    assertThat(new Texts(Language.FRENCH).get("chip.text", "eau")).isEqualTo("«\u00a0eau\u00a0»");
    assertThat(new Texts(Language.FRENCH).get("conformity.share", 96, "pei"))
        .startsWith("96\u00a0% des lignes");
    assertThat(new Texts(Language.ENGLISH).get("chip.text", "eau")).isEqualTo("“eau”");
  }

  @Test
  void everyFrequencyOfTheListHasAName() throws IOException {
    Path list =
        Path.of("../harvesters/src/main/resources/fr/moisson/harvesters/values/frequencies.csv");
    List<String> named =
        Files.readAllLines(list).stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith("code;"))
            .map(line -> "frequency." + line.substring(0, line.indexOf(';')))
            .toList();

    assertThat(named).contains("frequency.15MIN", "frequency.ANNUAL");
    assertThat(texts("fr").keySet()).containsAll(named);
  }

  @Test
  void themesHaveTheNamesThatFeedsGiveThem() {
    assertThat(new Texts(Language.FRENCH).theme("JUST")).isEqualTo(Themes.name("JUST").get());
    assertThat(new Texts(Language.ENGLISH).theme("AGRI"))
        .isEqualTo("Agriculture, fisheries, forestry and food");
    assertThat(new Texts(Language.FRENCH).theme("essai")).isEqualTo("essai");
  }

  private static Properties texts(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(RESOURCES.resolve("answer/texts_" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  private static int arguments(Object pattern) {
    return new MessageFormat(pattern.toString()).getFormatsByArgumentIndex().length;
  }

  private static List<String> found(Pattern pattern, Path folder, String suffix)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(match -> match.group(1))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
