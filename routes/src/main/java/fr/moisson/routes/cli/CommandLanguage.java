package fr.moisson.routes.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The language of a command, chosen before picocli parses it, because help is in that language. */
final class CommandLanguage {

  private static final String OPTION = "--lang";

  /** The values of {@code --lang}. */
  enum Name {
    FR,
    EN
  }

  /**
   * {@code --lang}, otherwise English in an English environment, otherwise French. The variables
   * are those of GNU gettext, in its order. English is British, as on the pages, so that dates are
   * written alike.
   */
  static Locale choose(List<String> args, Map<String, String> environment) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).equals(OPTION) && i + 1 < args.size()) {
        return of(args.get(i + 1));
      }
      if (args.get(i).startsWith(OPTION + "=")) {
        return of(args.get(i).substring(OPTION.length() + 1));
      }
    }
    return Stream.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(CommandLanguage::of)
        .orElse(Locale.FRENCH);
  }

  private static Locale of(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.UK : Locale.FRENCH;
  }

  private CommandLanguage() {}
}
