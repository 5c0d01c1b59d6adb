package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.DateForms;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a column's name: {@code nom} and {@code observateur} for both « Nom de l’observateur
 * » and {@code nomObservateur}.
 *
 * @param key the whole name without case, accents, punctuation, the number of a question and the
 *     form of a date
 * @param isFull whether a Shapefile has no room for another letter, so that the name may be cut
 */
record ColumnWords(String key, Set<String> words, boolean isFull) {

  private static final Pattern BETWEEN =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  private static final Pattern ACCENTED = Pattern.compile("[^\\p{ASCII}]");

  private static final int SHORT = 3;

  /**
   * The keys of French words, separated by blanks; also as Epicollect writes them in names of
   * columns, without accented letters and apostrophes: « bnvole », « lenquteur ».
   */
  static Set<String> keys(String words) {
    return Arrays.stream(words.split(" "))
        .flatMap(
            word -> {
              String bare = ACCENTED.matcher(word).replaceAll("");
              return Stream.of(word, bare, "l" + bare);
            })
        .filter(word -> word.length() >= SHORT)
        .map(ColumnNames::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  static ColumnWords of(String column) {
    String plain = DateForms.without(ColumnNames.withoutNumber(column));
    return new ColumnWords(
        ColumnNames.key(plain),
        Arrays.stream(BETWEEN.split(plain))
            .map(ColumnNames::key)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet()),
        ColumnNames.isFull(column));
  }

  /** Whether the whole name is one of these keys, or the beginning of one in a Shapefile. */
  boolean isAny(Collection<String> keys) {
    return keys.contains(key) || (isFull && keys.stream().anyMatch(one -> one.startsWith(key)));
  }

  boolean hasAny(Collection<String> any) {
    return any.stream().anyMatch(words::contains);
  }

  boolean holdsAny(Collection<String> stems) {
    return stems.stream().anyMatch(key::contains);
  }
}
