package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.model.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table should be, in <a href="https://specs.frictionlessdata.io/table-schema/">Table
 * Schema</a> 1 or <a href="https://datapackage.org/standard/table-schema/">2</a>.
 *
 * @param name short name, e.g. {@code arbres-urbains}
 * @param version as its authors number it, e.g. {@code 0.3.1}; empty if they do not
 * @param address where it is published, by which tables say that they follow it
 * @param primaryKey columns that together tell every row from the others; may be empty
 * @param uniqueKeys further sets of columns that do
 */
public record TableSchema(
    String name,
    String title,
    String description,
    String version,
    @Nullable URI address,
    @Nullable URI homepage,
    FieldsMatch fieldsMatch,
    List<Field> fields,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys,
    List<CustomCheck> customChecks) {

  public TableSchema {
    fields = List.copyOf(fields);
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = List.copyOf(uniqueKeys);
    foreignKeys = List.copyOf(foreignKeys);
    customChecks = List.copyOf(customChecks);
  }

  /** How the columns of a table correspond to the fields ({@code fieldsMatch} of version 2). */
  public enum FieldsMatch {
    /** The same columns in the same order. */
    EXACT,
    /** The same columns in any order. */
    EQUAL,
    /** At least the fields. */
    SUBSET,
    /** At most the fields, the required ones among them. */
    SUPERSET,
    /**
     * Any column may be more, and any that is not required may be less. So does Validata with
     * schemas that say nothing.
     */
    PARTIAL
  }

  /**
   * Reads a schema.
   *
   * @param json closed by the caller
   * @param origin file or address, for messages
   * @throws Misconfigured if it is none, or states what Table Schema does not know: nothing should
   *     be called valid because nobody understood what was asked
   */
  public static TableSchema read(InputStream json, String origin) throws IOException {
    return SchemaReading.read(json, origin);
  }

  /** The same schema under the name, version and address by which we know it. */
  TableSchema knownAs(String knownName, String knownVersion, @Nullable URI knownAddress) {
    return new TableSchema(
        knownName,
        title,
        description,
        knownVersion,
        knownAddress,
        homepage,
        fieldsMatch,
        fields,
        primaryKey,
        uniqueKeys,
        foreignKeys,
        customChecks);
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Names of the columns that no table may lack: required ones, and the primary key. */
  public Set<String> indispensable() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(
            fields.stream().filter(field -> field.constraints().required()).map(Field::name),
            primaryKey.stream())
        .forEach(names::add);
    return names;
  }
}
