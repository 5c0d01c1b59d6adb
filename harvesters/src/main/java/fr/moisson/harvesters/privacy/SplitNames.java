package fr.moisson.harvesters.privacy;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises names of persons in two columns: « Nom référent » and « Prénom référent », {@code
 * nomUniteLegale} and {@code prenom1UniteLegale}, {@code TRA_NAME} and {@code TRA_SURNAME}. A
 * family name alone cannot be recognised; only the column of the first names reveals it.
 */
final class SplitNames {

  private static final Pattern FIRST = Pattern.compile("prenoms?\\d?|surname");
  private static final Set<String> PLAIN_FIRST = Set.of("prenom", "prenoms");
  private static final Pattern LAST = Pattern.compile("^noms?|noms?$|name$");

  /** Which kind of name of a person it is. */
  private static final Pattern KIND = Pattern.compile("usage|usuel|naissance|famille|patronymique");

  /** The names of the columns that are one half of a name. */
  static Set<ColumnWords> among(Collection<SampledColumn> columns) {
    Set<String> whose =
        columns.stream()
            .filter(column -> !column.isEmpty())
            .flatMap(column -> first(column.name()).stream())
            .collect(Collectors.toUnmodifiableSet());
    return columns.stream()
        .map(SampledColumn::name)
        .filter(name -> last(name).filter(whose::contains).isPresent() || isHalf(name, columns))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A first name with its family name, or of somebody in a role. */
  private static boolean isHalf(ColumnWords name, Collection<SampledColumn> columns) {
    if (PLAIN_FIRST.contains(name.key())) {
      return columns.stream().anyMatch(SplitNames::isSomebodysName);
    }
    Optional<String> whose = first(name);
    return whose.isPresent()
        && (Meaning.of(name) == Meaning.ROLE
            || columns.stream()
                .flatMap(one -> last(one.name()).stream())
                .anyMatch(whose.get()::equals));
  }

  /** « Nom locataire », next to which « Prénom » need not say whose it is. */
  private static boolean isSomebodysName(SampledColumn column) {
    return column.name().words().contains("nom")
        && (column.meaning() == Meaning.PERSON || column.meaning() == Meaning.OWNER);
  }

  private static Optional<String> first(ColumnWords name) {
    return whose(name, key -> FIRST.matcher(key).replaceFirst(""));
  }

  private static Optional<String> last(ColumnWords name) {
    return FIRST.matcher(name.key()).find()
        ? Optional.empty()
        : whose(name, key -> LAST.matcher(key).replaceFirst(""));
  }

  /** Whose name it is, if the column is one and says so. */
  private static Optional<String> whose(ColumnWords name, UnaryOperator<String> without) {
    String rest = without.apply(name.key());
    boolean isName = !rest.equals(name.key());
    return Stream.of(KIND.matcher(rest).replaceAll(""))
        .filter(left -> isName && !left.isEmpty())
        .findFirst();
  }

  private SplitNames() {}
}
