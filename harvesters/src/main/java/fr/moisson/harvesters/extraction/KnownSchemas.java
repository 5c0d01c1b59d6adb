package fr.moisson.harvesters.extraction;

import fr.moisson.harvesters.formats.row.Row;
import fr.moisson.harvesters.model.Misconfigured;
import fr.moisson.harvesters.schemas.Schemas;
import fr.moisson.harvesters.schemas.TableSchema;
import fr.moisson.harvesters.schemas.mapping.Fit;
import fr.moisson.harvesters.schemas.mapping.Mapping;
import fr.moisson.harvesters.schemas.mapping.MappingFile;
import fr.moisson.harvesters.schemas.mapping.Mappings;
import fr.moisson.harvesters.schemas.mapping.Title;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The schemas that tables can be mapped to.
 *
 * @param mappings schemas with additional names for their columns
 * @param schemas all other schemas, by name, file or address
 * @param areOfOneTable whether there is a single table, so that a stated mapping is for no other
 */
public record KnownSchemas(Mappings mappings, Schemas schemas, boolean areOfOneTable) {

  /** For callers that map nothing to a schema. */
  public static final KnownSchemas NONE =
      new KnownSchemas(new Mappings(List.of()), Schemas.offline(Path.of(""), Path.of("")), false);

  /**
   * How a table is mapped to the schema that the recipe names, or otherwise to the one that its
   * columns, and what it is called, indicate.
   *
   * @param title of the table
   * @param columns those that may be published
   * @param sample its first rows, with all columns
   * @return empty for a table that follows no schema
   * @throws Misconfigured if the schema is unknown
   */
  Optional<Fit> fit(Recipe recipe, Title title, List<String> columns, List<Row> sample) {
    if (recipe.isWithoutSchema()) {
      return Optional.empty();
    }
    MappingFile stated = Objects.requireNonNullElse(recipe.mapping(), MappingFile.EMPTY);
    String schema = recipe.statedSchema().orElse(stated.schema());
    Optional<Fit> fit =
        schema == null
            ? with(stated).best(title, columns, sample)
            : Optional.of(named(schema).with(stated).fit(title, columns, sample));
    List<String> all = sample.isEmpty() ? columns : Row.columns(sample);
    // What a source states may be for the tables of its other datasets, unless it names the schema.
    boolean mayBeForOthers = schema == null && !areOfOneTable;
    return fit.map(
        found -> found.tellingVain(stated, all, name -> mayBeForOthers && mappings.have(name)));
  }

  private Mappings with(MappingFile stated) {
    return new Mappings(mappings.all().stream().map(one -> one.with(stated)).toList());
  }

  private Mapping named(String name) {
    return mappings.named(name).orElseGet(() -> ofSchema(name));
  }

  private Mapping ofSchema(String reference) {
    try {
      TableSchema schema = schemas.find(reference);
      return mappings
          .named(schema.name())
          .map(known -> new Mapping(known.name(), known.file(), schema, known.nomenclatures()))
          .orElseGet(() -> new Mapping(schema.name(), MappingFile.EMPTY, schema, Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
