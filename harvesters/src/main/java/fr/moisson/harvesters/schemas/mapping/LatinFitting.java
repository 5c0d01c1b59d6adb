package fr.moisson.harvesters.schemas.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of Latin names. It runs before the columns of vernacular names are matched,
 * since some columns may hold either.
 *
 * @param genera known Latin genera
 * @param rules by column of the schema; those of vernacular names lose their ambiguous names if the
 *     column of Latin ones has both
 */
record LatinFitting(
    MappingFile.LatinName latin,
    Genera genera,
    Map<String, ColumnRule> rules,
    Matching matching,
    MissingWords missing,
    Evidence evidence) {

  /** Least share of an inventory's names whose genus is in the list. */
  private static final double FEW = 0.2;

  /** Finds the columns and marks them as used; empty if there are none. */
  Optional<LatinReading> fit() {
    Optional<SourceColumn> genus = named(latin.genus());
    Optional<SourceColumn> named = named(latin.species());
    Optional<SourceColumn> cultivar = Optional.ofNullable(latin.cultivar()).flatMap(this::named);
    // « espece_lat » beside a genus is the second word of the name; « espece_latin », cut short, is
    // the whole name.
    Optional<SourceColumn> whole =
        whole(named, genus.isEmpty())
            .filter(
                source ->
                    genus.isEmpty() || !named.equals(Optional.of(source)) || genera.areIn(source));
    Optional<SourceColumn> species =
        named
            .filter(source -> genus.isPresent() || whole.isPresent())
            .filter(source -> !whole.equals(Optional.of(source)))
            // « Espèce » may be that of the French name.
            .filter(source -> !(isFrench(source) && isVernacular(source)));
    List<SourceColumn> parts = present(whole, genus, species, cultivar);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    parts.forEach(matching::use);
    genus
        .or(() -> whole)
        .ifPresent(
            names -> {
              Fit.Match match =
                  match(
                      latin.genus(),
                      names.share(name -> !BotanicalName.of(name).genus().isEmpty()),
                      present(genus, whole));
              // Works of art, wind turbines and perennials have a « genre » and a height, too.
              if (genera.shareOf(names) >= FEW) {
                evidence.addTelling(match);
              } else {
                evidence.add(match);
              }
            });
    // A remarkable tree has a name of its own, too: « Le chêne de la place ».
    if (latin.vernacular() != null && whole.filter(this::hasBothNames).isPresent()) {
      rules.computeIfPresent(latin.vernacular(), (column, rule) -> rule.certain());
    }
    tell(latin.species(), present(species, whole));
    if (latin.cultivar() != null) {
      tell(latin.cultivar(), present(cultivar, species, whole));
    }
    return Optional.of(
        new LatinReading(
            latin,
            genera,
            missing,
            column(whole),
            column(genus),
            column(species),
            column(cultivar)));
  }

  /** Moves Latin names out of the column of French ones, if the schema has such a column. */
  Optional<Filling> amongFrench() {
    return Optional.ofNullable(latin.vernacular())
        .map(column -> new LatinAmongFrench(latin, column, genera));
  }

  /** Columns of the schema that take parts of Latin names. */
  Set<String> columns() {
    Set<String> columns = new HashSet<>(List.of(latin.genus(), latin.species()));
    if (latin.cultivar() != null) {
      columns.add(latin.cultivar());
    }
    return columns;
  }

  /**
   * The column of whole names. Without a column of genera, any column whose values are names of two
   * words may be the one, since every town names such a column differently.
   */
  private Optional<SourceColumn> whole(Optional<SourceColumn> species, boolean mayHaveAnyName) {
    List<SourceColumn> doubtful =
        new ArrayList<>(matching.allNamed(latin.whenLatin().stream()).toList());
    if (mayHaveAnyName) {
      species.ifPresent(doubtful::add);
      matching.unused().filter(LatinFitting::isOfTwoWords).forEach(doubtful::add);
    }
    return Stream.concat(
            matching.allNamed(latin.from().stream()),
            doubtful.stream().filter(source -> genera.areIn(source)))
        .filter(source -> !source.isEmpty())
        .findFirst();
  }

  /** Whether it is the likeliest column of French names, which keeps it. */
  private boolean isVernacular(SourceColumn source) {
    return latin.vernacular() != null && named(latin.vernacular()).equals(Optional.of(source));
  }

  /**
   * Whether most values begin as French names of trees do, and as no Latin one, or there are none.
   */
  private boolean isFrench(SourceColumn source) {
    return source.isEmpty()
        || source.isMostly(name -> BotanicalName.isFrenchTree(name) && !genera.begin(name));
  }

  /** Whether most values give the French name beside the Latin one. */
  private boolean hasBothNames(SourceColumn source) {
    return source.isMostly(name -> !TwoNames.of(name, genera).vernacular().isEmpty());
  }

  private static boolean isOfTwoWords(SourceColumn source) {
    return source.isMostly(value -> value.contains(" "));
  }

  private Optional<SourceColumn> named(String column) {
    ColumnRule rule = rules.getOrDefault(column, ColumnRule.PLAIN);
    return matching.named(rule.names().of(column));
  }

  private void tell(String column, List<SourceColumn> from) {
    if (!from.isEmpty()) {
      evidence.add(match(column, 1, from));
    }
  }

  private static Fit.Match match(String column, double valid, List<SourceColumn> from) {
    return new Fit.Match(column, from.stream().map(SourceColumn::column).toList(), valid);
  }

  @SafeVarargs
  private static List<SourceColumn> present(Optional<SourceColumn>... columns) {
    return Stream.of(columns).flatMap(Optional::stream).toList();
  }

  private static @Nullable String column(Optional<SourceColumn> source) {
    return source.map(SourceColumn::column).orElse(null);
  }
}
