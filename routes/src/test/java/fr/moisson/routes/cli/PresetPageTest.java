package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.routes.config.Configuration;
import fr.moisson.routes.config.ConfigurationReader;
import fr.moisson.routes.config.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/sources} are those of the presets. To write them anew: {@code mvn verify
 * -pl routes -am -Dtest=PresetPageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dmoisson.docs=write}.
 */
class PresetPageTest {

  private static final Path FOLDER = Path.of("../docs/sources");
  private static final Map<String, Preset> PRESETS = read().presets();

  private static Configuration read() {
    Path config = Path.of("../config");
    return ConfigurationReader.read(
        new ConfigurationReader.Origin(
            config, config.resolve("territories"), System.getenv(), Map.of()));
  }

  static Stream<String> names() {
    return PRESETS.keySet().stream();
  }

  private static String page(String name, Locale locale) {
    return new PresetPage(name, PRESETS.get(name), Words.in(locale)).markdown();
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
    assertThat(PRESETS.get(name).guide()).as(name).isNotNull();
    assertThat(page(name, Locale.FRENCH))
        .contains("## Ce qu’une ville en fait", "## Limites d’usage", "| Licence | ")
        .doesNotContain("{");
    assertThat(page(name, Locale.ENGLISH)).contains("## What a town does with it");
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
