package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.values.KnownFrequency;
import fr.moisson.harvesters.values.KnownLicence;
import fr.moisson.harvesters.values.Languages;
import fr.moisson.harvesters.values.Themes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Configuration keys whose values are words of a list, in {@link Defaults} and in {@link
 * fr.moisson.harvesters.model.DatasetTemplate}. A rule would drop an unknown word from every
 * dataset of the source, so the configuration is checked first.
 */
public enum StatedWords {
  /** A licence that Moisson knows, or the address of its text. */
  LICENCE("licence", text -> Defaults.licence(text) != null) {
    @Override
    public Collection<String> offered() {
      // In the order of the table: alphabetically, the French one would come late.
      return Stream.concat(
              KnownLicence.all().stream()
                  .filter(licence -> licence.document() != null)
                  .flatMap(licence -> Stream.ofNullable(licence.udata())),
              Stream.of("https://…"))
          .distinct()
          .toList();
    }

    @Override
    public Set<String> known() {
      return KnownLicence.all().stream()
          .flatMap(
              licence ->
                  Stream.of(licence.label(), licence.udata(), licence.ckan(), licence.spdx()))
          .filter(name -> name != null)
          .collect(Collectors.toSet());
    }
  },
  /** Codes of the European data-theme list. */
  THEMES("themes", Themes::isStated) {
    @Override
    public Collection<String> offered() {
      return Themes.codes();
    }

    @Override
    public Set<String> known() {
      return Themes.words();
    }
  },
  /** Codes of the European frequency list. */
  FREQUENCY("frequency", text -> KnownFrequency.named(text).isPresent()) {
    @Override
    public Collection<String> offered() {
      return new TreeSet<>(KnownFrequency.words().values());
    }

    @Override
    public Set<String> known() {
      return KnownFrequency.words().keySet();
    }
  },
  /** Codes of ISO 639. */
  LANGUAGE("language", text -> Languages.code(text).isPresent()) {
    @Override
    public Collection<String> offered() {
      return List.of("fr", "en", "br", "oc", "eu", "co", "de", "es");
    }

    @Override
    public Set<String> known() {
      return Languages.words();
    }
  };

  private final String key;
  private final Predicate<String> isKnown;

  StatedWords(String key, Predicate<String> isKnown) {
    this.key = key;
    this.isKnown = isKnown;
  }

  /** The key under which such a word, or a list of them, is written. */
  public String key() {
    return key;
  }

  /** Whether a word for a theme is a code, and no word that people would look for. */
  public static boolean isThemeCode(String word) {
    return Themes.isCode(word);
  }

  public boolean knows(String word) {
    return isKnown.test(word);
  }

  /** Suggestions for somebody who wrote an unknown word, in a readable order. */
  public abstract Collection<String> offered();

  /** All words that are understood, as far as they can be listed, to find those near a typo. */
  public abstract Set<String> known();
}
