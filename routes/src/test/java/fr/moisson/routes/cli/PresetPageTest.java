package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.Preset;
import fr.moisson.routes.contract.Costs;
import fr.moisson.routes.contract.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/sources} match the presets. To regenerate them: {@code mvn verify -pl
 * routes -am -Dtest=PresetPageTest -Dmoisson.docs=write}.
 */
class PresetPageTest {

  private static final Path CONFIG = Path.of("../config");
  private static final Path FOLDER = Path.of("../docs/sources");
  private static final Map<String, Preset> PRESETS = read().presets();

  private static final String INTRODUCTION =
      """
      # Les sources

      Chaque préréglage s’active d’une ligne dans le fichier du territoire ; `./moisson sources NOM` affiche sa
      fiche, que voici aussi. Ces pages sont écrites par `mvn verify -Dmoisson.docs=write`, d’après
      `config/sources/`.

      Les deux dernières colonnes comptent les requêtes d’une lecture du Niortais (40 communes), sur les réponses
      d’essai de `routes/src/test/resources/recordings/` : la première fois, puis à la date prévue suivante, quand
      rien n’a changé. Là où une source ne dit que ce qui est nouveau, une lecture entière a lieu chaque semaine (une
      fois sur deux si la source est hebdomadaire), pour voir ce qui a disparu.

      | préréglage | ce que c’est | protocole | ce qui montre que rien n’a changé | première fois | rien de nouveau |
      | --- | --- | --- | --- | ---: | ---: |
      """;

  private static Configuration read() {
    return read(CONFIG.resolve("territories"), System.getenv());
  }

  private static Configuration read(Path territories, Map<String, String> environment) {
    return ConfigurationReader.read(
        new ConfigurationReader.Origin(CONFIG, territories, environment, Map.of()));
  }

  static Stream<String> names() {
    return PRESETS.keySet().stream();
  }

  private static String page(String name, Locale locale) {
    return new PresetPage(name, PRESETS.get(name), CommandTexts.in(locale)).markdown();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theCommittedPageIsThatOfThePreset(String name) throws IOException {
    Path file = FOLDER.resolve(name + ".md");
    String page = page(name, Locale.FRENCH);
    if (System.getProperty("moisson.docs", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }

    assertThat(file).as("rewrite it with -Dmoisson.docs=write").hasContent(page);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPresetSaysWhatAnOfficerMustKnow(String name) {
    assertThat(PRESETS.get(name).guide()).as("the guide of " + name).isNotNull();
    String page = page(name, Locale.FRENCH);
    assertThat(page.substring(page.indexOf("```\n\n")))
        .containsPattern("## Ce que c’est\\n\\n\\S")
        .contains("## Ce qu’une ville en fait", "## Limites d’usage", "| Licence | ")
        .doesNotContain("{territoire}", "{titre}", "{description}", "de du ");
    assertThat(page(name, Locale.ENGLISH)).contains("## What a town does with it");
  }

  static Stream<String> protocols() {
    return PRESETS.values().stream().map(Preset::source).distinct();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void everyProtocolSaysWhatShowsThatNothingHasChanged(String source) throws IOException {
    for (String language : List.of("fr", "en")) {
      Path texts =
          Path.of("src/main/resources/fr/moisson/routes/cli/texts_" + language + ".properties");

      assertThat(Files.readString(texts))
          .as("%s: add a line changes.%s=…, what shows that nothing has changed", texts, source)
          .contains("\nchanges." + source + "=");
    }
  }

  /** An officer can start by copying the example. */
  @Test
  void whatPagesShowCanBeCopiedIntoATerritory(@TempDir Path territories) throws IOException {
    for (String name : PRESETS.keySet()) {
      String page = page(name, Locale.FRENCH);
      int shown = page.indexOf("```yaml\n") + "```yaml\n".length();
      Files.writeString(
          territories.resolve(name + ".yaml"),
          "territory: { commune: \"79191\" }\n"
              + page.substring(shown, page.indexOf("```\n", shown))
              + "portals: { catalogue: { type: embedded } }\n");
    }
    Configuration configuration = read(territories, Variables.in(CONFIG.resolve("sources")));

    assertThat(configuration.faults().all()).isEmpty();
    assertThat(configuration.territories()).hasSameSizeAs(PRESETS.keySet());
  }

  /** One line per preset, with the cost of finding that nothing has changed. */
  @Test
  void theIndexIsThatOfThePresetsAndOfTheirCosts() throws IOException {
    String index = index();
    if (System.getProperty("moisson.docs", "").equals("write")) {
      Files.writeString(FOLDER.resolve("README.md"), index);
    }

    assertThat(FOLDER.resolve("README.md"))
        .as("rewrite it with -Dmoisson.docs=write")
        .hasContent(index);
  }

  private static String index() {
    StringBuilder index = new StringBuilder(INTRODUCTION);
    PRESETS.forEach(
        (name, preset) -> {
          Costs.Line cost = Costs.all().get(name);
          assertThat(cost)
              .as("ContractTest writes the costs of %s with -Dmoisson.docs=write", name)
              .isNotNull();
          index.append(
              "| [%s](%s.md) | %s | `%s` | %s | %d | %d |\n"
                  .formatted(
                      name,
                      name,
                      preset.title().replace("|", "\\|"),
                      preset.source(),
                      new PresetPage(name, preset, CommandTexts.in(Locale.FRENCH)).changes(),
                      cost.first(),
                      cost.unchanged()));
        });
    return index.toString();
  }

  @Test
  void noPageIsLeftOfAPresetThatIsGone() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> !file.equals("README.md"))
          .allMatch(file -> PRESETS.containsKey(file.replaceFirst("\\.md$", "")));
    }
  }
}
