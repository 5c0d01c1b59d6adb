package fr.moisson.harvesters.territory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of communes that begin with the name of another, such as « Clermont-Ferrand » and «
 * Saint-Rémy-de-Provence », from {@code longer-names.txt}. Those of communes that have merged are
 * among them. Source: INSEE, Code officiel géographique 2026, Licence Ouverte 2.0.
 */
final class LongerNames {

  private static final Set<String> NAMES = read();

  private static final int MOST_WORDS =
      NAMES.stream().mapToInt(name -> name.split(" ").length).max().orElse(0);

  /** Whether the words from one place go on beyond another, and are one of these names. */
  static boolean isOneAt(NameWords text, int start, int end) {
    for (int i = end; i < Math.min(text.size(), start + MOST_WORDS); i++) {
      if (!text.get(i).glued() && !text.get(i).follows()) {
        return false;
      }
      if (NAMES.contains(String.join(" ", text.texts().subList(start, i + 1)))) {
        return true;
      }
    }
    return false;
  }

  /** With and without their articles, as « commune de Ferté-Milon ». */
  private static Set<String> read() {
    try (InputStream stream = LongerNames.class.getResourceAsStream("longer-names.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(stream), UTF_8))) {
      return lines
          .lines()
          .flatMap(name -> PlaceName.of(name).stream())
          .map(PlaceName::words)
          .filter(words -> words.size() > 1)
          .map(words -> String.join(" ", words))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LongerNames() {}
}
