package fr.moisson.routes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help is complete in both languages. */
class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyCommandAndEveryOptionIsDescribed(String language) {
    CommandLine main = in(Locale.forLanguageTag(language));

    assertThat(main.getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "demo",
            "serve",
            "harvest",
            "preview",
            "replay",
            "report",
            "approve",
            "restore",
            "erase",
            "adopt",
            "register",
            "feed",
            "convert",
            "validate",
            "check",
            "sources");
    ResourceBundle texts = CommandTexts.in(Locale.forLanguageTag(language)).bundle();
    for (CommandLine command : all(main)) {
      String name = command.getCommandSpec().qualifiedName();
      String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
      assertThat(command.getCommandSpec().usageMessage().description())
          .as(name)
          .isNotEmpty()
          .allMatch(line -> !line.isBlank());
      assertThat(usage)
          .as(name)
          .contains(language.equals("fr") ? "Utilisation\u00a0: " : "Usage: ");
      for (ArgSpec arg : args(command)) {
        assertThat(arg.description())
            .as(name + " " + arg.paramLabel())
            .isNotEmpty()
            .allMatch(line -> !line.isBlank() && !texts.containsKey(line));
      }
    }
  }

  @Test
  void whatIsToBeFilledInIsInTheReadersLanguageToo() {
    CommandLine french = in(Locale.FRENCH);
    String convert = usage(french, "convert");

    assertThat(convert).contains("--out=DOSSIER", "--territory=CODE|FICHIER", "ENTRÉE");
    assertThat(usage(french, "harvest")).contains("[TERRITOIRE[/SOURCE]]");
    assertThat(french.getUsageMessage(CommandLine.Help.Ansi.OFF)).contains("[COMMANDE]");
    assertThat(usage(in(Locale.ENGLISH), "convert")).contains("--out=DIR", "INPUT");
    for (CommandLine command : all(french)) {
      assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
          .doesNotContain("bundle:", "=FILE", "=DIR", "=NAME", "TERRITORY");
    }
  }

  /** No line ends with « l’ » or begins with a semicolon. */
  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 120})
  void linesOfTheHelpEndBetweenWords(int width) {
    for (CommandLine command : all(in(Locale.FRENCH))) {
      command.setUsageHelpAutoWidth(false).setUsageHelpWidth(width);
      assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().map(String::strip))
          .as(command.getCommandName())
          .noneMatch(line -> line.matches(".*\\b[A-Za-z]{1,2}[’']|[;:?!»].*|.*«"));
    }
  }

  @Test
  void noDecisionIsSaidToBeAboutEverythingByDefault() {
    CommandLine french = in(Locale.FRENCH);

    assertThat(usage(french, "harvest")).contains("tout, par défaut");
    assertThat(usage(french, "approve")).contains("Une source d'un territoire");
    assertThat(usage(french, "restore")).doesNotContain("tout, par défaut");
  }

  private static String usage(CommandLine main, String command) {
    return main.getSubcommands().get(command).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  @Test
  void everyCommandThatReadsTheConfigurationSaysWhereItIs() {
    for (CommandLine command : in(Locale.FRENCH).getSubcommands().values()) {
      assertThat(command.getCommandSpec().optionsMap())
          .as(command.getCommandName())
          .containsKeys("--config", "--data", "--lang", "--log", "--help");
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties french = texts("fr");
    Properties english = texts("en");

    assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
    Set<String> unequal = new TreeSet<>();
    french
        .stringPropertyNames()
        .forEach(
            key -> {
              if (arguments(french, key) != arguments(english, key)) {
                unequal.add(key);
              }
            });
    assertThat(unequal).isEmpty();
  }

  @Test
  void theLanguageIsTheOneAskedForElseThatOfTheEnvironmentElseFrench() {
    assertThat(CommandLanguage.choose(List.of(), Map.of())).isEqualTo(Locale.FRENCH);
    assertThat(CommandLanguage.choose(List.of(), Map.of("LANG", "C.UTF-8")))
        .isEqualTo(Locale.FRENCH);
    assertThat(CommandLanguage.choose(List.of(), Map.of("LANG", "en_US.UTF-8")))
        .isEqualTo(Locale.UK);
    assertThat(
            CommandLanguage.choose(
                List.of(), Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "en_US.UTF-8")))
        .isEqualTo(Locale.FRENCH);
    assertThat(
            CommandLanguage.choose(
                List.of(), Map.of("LANGUAGE", "en_US.ISO-8859-1", "LC_ALL", "C.UTF-8")))
        .isEqualTo(Locale.UK);
    assertThat(CommandLanguage.choose(List.of("demo", "--lang=fr"), Map.of("LANG", "en_US.UTF-8")))
        .isEqualTo(Locale.FRENCH);
    assertThat(CommandLanguage.choose(List.of("--lang", "EN", "check"), Map.of()))
        .isEqualTo(Locale.UK);
  }

  private static CommandLine in(Locale locale) {
    return Main.commandLine(CommandTexts.in(locale));
  }

  private static Collection<CommandLine> all(CommandLine main) {
    return Stream.concat(Stream.of(main), main.getSubcommands().values().stream()).toList();
  }

  private static Collection<ArgSpec> args(CommandLine command) {
    return command.getCommandSpec().args();
  }

  private static int arguments(Properties texts, String key) {
    return new MessageFormat(texts.getProperty(key)).getFormatsByArgumentIndex().length;
  }

  private static Properties texts(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("texts_" + language + ".properties")) {
      properties.load(in);
    }
    return properties;
  }
}
