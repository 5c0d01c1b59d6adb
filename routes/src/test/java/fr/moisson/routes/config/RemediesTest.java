package fr.moisson.routes.config;

import static fr.moisson.routes.config.ConfigFolder.territory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake is one problem, whose remedy is what the officer meant to write. */
class RemediesTest {

  private static final String TERRITORY = "territories/niort.yaml";

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void write() {
    config = new ConfigFolder(folder);
  }

  /** The form of a name only matters if it is that of a source, and not of a missing preset. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "portàil | « portàil » n’existe pas. → Noms possibles : portail (tous : ./moisson sources).",
        "portail.yaml | « portail.yaml » n’existe pas. → Noms possibles : portail",
        "{ use: portail, name: Été } | valeur inutilisable pour « name » : Été. → Attendu : a-z, 0-9",
      })
  void ofAMisspeltPresetTheNameOfASourceIsNoProblem(String source, String said) {
    config.write(TERRITORY, territory("commune: \"79191\"", " [" + source + "]", "type: embedded"));

    assertThat(config.problems()).singleElement(STRING).contains(said);
  }

  @Test
  void thePageOfAPresetShowsTheLinesThatItLacks() {
    config.write(
        "sources/portail.yaml",
        """
        source: udata
        title: t
        producer: p
        options: { searches: [ { q: arbres } ] }
        guide:
          toComplete: "url: https://portail.example.org"
          freshness: f
          use: u
          reading: r
          limits: l
          shape: documented
          example: "{}"
        """);

    assertThat(config.problems())
        .containsExactly(
            TERRITORY
                + ":2: sources.portail: ce préréglage est à compléter, et n’a pas d’« options » ici."
                + " → Les lignes à recopier : ./moisson sources portail");
    String complete = " [{ use: portail, options: { url: https://portail.example.org } }]";
    config.write(TERRITORY, territory("commune: \"79191\"", complete, "type: embedded"));
    assertThat(config.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"oui, true.", "Non, false.", "peut-être, 'true, false.'"})
  void aYesInFrenchIsOfferedInTheWordThatIsRead(String written, String offered) {
    String source = " [{ use: portail, files: { clip: %s } }]".formatted(written);
    config.write(TERRITORY, territory("commune: \"79191\"", source, "type: embedded"));

    assertThat(config.problems()).singleElement(STRING).endsWith("→ Attendu : " + offered);
  }

  @Test
  void aDecimalCommaBetweenBracesIsTold() {
    config.write("moisson.yaml", "safety: { maxShare: 0,2, graceDays: 3 }\n");

    assertThat(config.problems())
        .containsExactly(
            "moisson.yaml:1: safety.maxShare: virgule décimale : 0,2. → Écrivez un point : 0.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"79191, 79081", "79191,79081", "2023,2024", "100, 50", "1,000"})
  void twoNumbersAreNoDecimalNumber(String written) {
    config.write("moisson.yaml", "safety: { graceDays: %s }\n".formatted(written));

    assertThat(config.problems())
        .noneSatisfy(problem -> assertThat(problem).contains("virgule"))
        .anySatisfy(problem -> assertThat(problem).contains("aucune valeur pour"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"niort.yaml.txt", "niort.YAML", "niort.yml.txt"})
  void aNoteBesideAGoodFileDoesNotPutItOutOfUse(String name) {
    config.write("territories/" + name, "à faire");

    assertThat(config.problems()).isEmpty();
    assertThat(config.read().territories()).singleElement().extracting("name").isEqualTo("niort");
  }

  @ParameterizedTest
  @ValueSource(strings = {"moisson.yaml.txt", "moisson.yml", "moisson.YAML"})
  void settingsInAFileThatIsNotReadAreTold(String name) throws IOException {
    Files.move(folder.resolve("moisson.yaml"), folder.resolve(name));

    assertThat(config.problems())
        .singleElement(STRING)
        .startsWith(name + ": le nom de ce fichier ne finit pas par « .yaml ».");
    config.write("moisson.yaml", "language: fr\n");
    assertThat(config.problems()).isEmpty();
  }
}
