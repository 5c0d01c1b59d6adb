package fr.moisson.harvesters.rules;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys under which officers write a word of a list, in {@link Defaults} and in {@link
 * fr.moisson.harvesters.model.DatasetTemplate}. A rule drops a word that it does not know, in every
 * dataset of the source: whoever wrote it should hear of that first.
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
  /** Of the European data-theme list. */
  THEMES("themes", ThemeRule::isStated) {
    @Override
    public Collection<String> offered() {
      return ThemeRule.codes();
    }

    @Override
    public Set<String> known() {
      return ThemeRule.words();
    }
  },
  /** Of the European frequency list. */
  FREQUENCY("frequency", text -> FrequencyRule.code(text).isPresent()) {
    @Override
    public Collection<String> offered() {
      return new TreeSet<>(FrequencyRule.words().values());
    }

    @Override
    public Set<String> known() {
      return FrequencyRule.words().keySet();
    }
  },
  /** Of ISO 639. */
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

  /** Under which such a word, or a list of them, is written. */
  public String key() {
    return key;
  }

  public boolean knows(String word) {
    return isKnown.test(word);
  }

  /** What to offer to whoever wrote another word, in an order to read. */
  public abstract Collection<String> offered();

  /** All that is understood, as far as it can be listed; a misspelt word is near one of these. */
  public abstract Set<String> known();
}
