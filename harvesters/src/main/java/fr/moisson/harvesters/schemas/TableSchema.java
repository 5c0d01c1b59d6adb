package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.model.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expected structure of a table, in <a
 * href="https://specs.frictionlessdata.io/table-schema/">Table Schema</a> 1 or <a
 * href="https://datapackage.org/standard/table-schema/">2</a>.
 *
 * @param name short name, e.g. {@code arbres-urbains}
 * @param version as its authors number it, e.g. {@code 0.3.1}; empty if they do not
 * @param address where it is published, by which tables declare that they follow it
 * @param primaryKey columns that together identify a row; may be empty
 * @param uniqueKeys further sets of columns that identify a row
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
    /** At most the fields, including the required ones. */
    SUPERSET,
    /**
     * Columns may be added, and those that are not required may be missing. This is Validata's
     * default.
     */
    PARTIAL;

    /** The mode of a name in schemas. */
    static Optional<FieldsMatch> of(String name) {
      return Stream.of(values())
          .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }
  }

  /**
   * Reads a schema.
   *
   * @param json closed by the caller
   * @param origin file or address, for messages
   * @throws Misconfigured if it is not a schema, or uses keys unknown to Table Schema: a table must
   *     not be called valid because its schema was not understood
   */
  public static TableSchema read(InputStream json, String origin) throws IOException {
    return SchemaReading.read(json, origin);
  }

  /** The same schema with the name, version and address that we use for it. */
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

  /** The same schema for a file that has values of its own for numbers, days, yes and no. */
  TableSchema ofValues() {
    return new TableSchema(
        name,
        title,
        description,
        version,
        address,
        homepage,
        fieldsMatch,
        fields.stream().map(Field::ofValues).toList(),
        primaryKey,
        uniqueKeys,
        foreignKeys,
        customChecks);
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Names of all columns, in their order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** Names of the columns that every table must have: required ones, and the primary key. */
  public Set<String> indispensable() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(
            fields.stream().filter(field -> field.constraints().required()).map(Field::name),
            primaryKey.stream())
        .forEach(names::add);
    return names;
  }
}
