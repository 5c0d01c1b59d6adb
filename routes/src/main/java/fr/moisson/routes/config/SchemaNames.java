package fr.moisson.routes.config;

import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.schemas.Schemas;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the schemas in {@code config/schemas} are called. A name that none has would show only when
 * the first file is made.
 */
final class SchemaNames {

  private static final List<String> CHOICES = List.of(Recipe.RECOGNISED, Recipe.NO_SCHEMA);

  private final Set<String> known;
  private final Set<String> inLowerCase;

  SchemaNames(Collection<String> known) {
    this.known = new TreeSet<>(known);
    // Those of an owner in the catalogue are as good as any, and would hide ours in the list.
    this.known.removeIf(name -> name.contains("/"));
    this.known.addAll(CHOICES);
    this.inLowerCase =
        this.known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Checks what files are to be brought to.
   *
   * @param where the recipe stands
   */
  void check(@Nullable Recipe files, Spot where, Collection<Problem> problems) {
    if (files == null) {
      return;
    }
    check(files.schema(), where.below(List.of("schema")), problems);
    if (files.mapping() != null) {
      check(files.mapping().schema(), where.below(List.of("mapping", "schema")), problems);
    }
  }

  private void check(@Nullable String schema, Spot where, Collection<Problem> problems) {
    if (schema != null) {
      Schemas.ownName(schema)
          .filter(name -> !inLowerCase.contains(name.toLowerCase(Locale.ROOT)))
          .map(name -> where.problem(Names.unknownName(name, known)))
          .ifPresent(problems::add);
    }
  }
}
