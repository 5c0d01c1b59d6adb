package fr.moisson.routes.config;

import fr.moisson.harvesters.extraction.Recipe;
import fr.moisson.harvesters.formats.crs.OutputCrs;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of the schemas in {@code config/schemas} and of their columns. An unknown schema would
 * only be noticed when the first file is made, an unknown column not even then.
 */
final class SchemaNames {

  private static final List<String> CHOICES = List.of(Recipe.RECOGNISED, Recipe.NO_SCHEMA);

  private final Set<String> known;
  private final Set<String> inLowerCase;
  private final Function<String, List<String>> columns;

  /**
   * @param columns of a schema, by any of its names in any case; empty if unknown
   */
  SchemaNames(Collection<String> known, Function<String, List<String>> columns) {
    this.columns = columns;
    this.known = new TreeSet<>(known);
    // Names with an owner are valid too, but would hide ours in the list of suggestions.
    this.known.removeIf(name -> name.contains("/"));
    this.known.addAll(CHOICES);
    this.inLowerCase =
        this.known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Checks the schema that files are to be mapped to, and their coordinate system.
   *
   * @param where the recipe is written
   */
  void check(@Nullable Recipe files, Spot where, Collection<ConfigurationProblem> problems) {
    if (files == null) {
      return;
    }
    check(files.schema(), where.below(List.of("schema")), problems);
    String crs = files.crs();
    if (crs != null && OutputCrs.find(crs).isEmpty()) {
      // Otherwise every harvest would fail at its first file.
      problems.add(where.below(List.of("crs")).problem(Notice.of(Code.CRS_NOT_WRITTEN, crs)));
    }
    MappingFile mapping = files.mapping();
    if (mapping != null) {
      check(mapping, files.schema(), where.below(List.of("mapping")), problems);
    }
  }

  /**
   * Checks a user's own mapping.
   *
   * @param stated schema named next to it; null if none is
   * @param where the mapping is written
   */
  void check(
      MappingFile mapping,
      @Nullable String stated,
      Spot where,
      Collection<ConfigurationProblem> problems) {
    check(mapping.schema(), where.below(List.of("schema")), problems);
    Stream.ofNullable(
            stated == null || stated.equals(Recipe.RECOGNISED) ? mapping.schema() : stated)
        .flatMap(schema -> Schemas.ownName(schema).stream())
        .map(columns)
        .filter(fields -> !fields.isEmpty())
        .findFirst()
        .ifPresent(fields -> check(mapping, fields, where, problems));
  }

  private static void check(
      MappingFile mapping,
      List<String> fields,
      Spot where,
      Collection<ConfigurationProblem> problems) {
    for (String column : mapping.columns().keySet()) {
      if (!fields.contains(column)) {
        Spot at = where.below(List.of("columns", column));
        problems.add(at.problem(Names.unknownKey(column, fields)));
      }
    }
  }

  private void check(
      @Nullable String schema, Spot where, Collection<ConfigurationProblem> problems) {
    if (schema != null) {
      Schemas.ownName(schema)
          .filter(name -> !inLowerCase.contains(name.toLowerCase(Locale.ROOT)))
          .map(name -> where.problem(Names.unknownName(name, known)))
          .ifPresent(problems::add);
    }
  }
}
