package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;

/**
 * The <a href="https://json-schema.org/specification">JSON Schema</a> that a field requires of the
 * objects and arrays in its cells, of any draft; 2020-12 if it states none. It must be
 * self-contained: no other schema is fetched.
 */
final class JsonShape {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaCacheEnabled(false)
                  .schemaLoader(loader -> loader.fetchRemoteResources(false))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .failFast(true)
                          .regularExpressionFactory(
                              expression ->
                                  BoundedPattern.anywhere(expression)
                                          .orElseThrow(() -> new SchemaException(expression))
                                      ::matches)
                          .build()));

  private final Schema schema;

  private JsonShape(Schema schema) {
    this.schema = schema;
  }

  /**
   * The fault of a value.
   *
   * @param keyword of JSON Schema that the value violates, e.g. {@code minItems}
   * @param expected the schema's value for this keyword
   * @param place JSON Pointer into the value; empty for the whole of it
   */
  record Fault(String keyword, String expected, String place) {}

  /**
   * @return empty if it is not a JSON Schema, or refers to another one
   */
  static Optional<JsonShape> of(JsonNode json) {
    try {
      Schema schema = REGISTRY.getSchema(json);
      schema.initializeValidators();
      return json.isObject() ? Optional.of(new JsonShape(schema)) : Optional.empty();
    } catch (SchemaException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** The first fault of a value, as far as it can be determined. */
  Optional<Fault> fault(JsonNode value) {
    try {
      List<Error> errors = schema.validate(value);
      return errors.stream()
          .findFirst()
          .map(
              error ->
                  new Fault(
                      error.getKeyword(),
                      String.valueOf(error.getSchemaNode()),
                      error.getInstanceLocation().toString()));
    } catch (StackOverflowError e) {
      return Optional.of(new Fault("$ref", "#", "")); // a schema that refers to itself endlessly
    }
  }
}
