package fr.moisson.harvesters.schemas.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a field are written: its type and format in <a
 * href="https://specs.frictionlessdata.io/table-schema/#types-and-formats">Table Schema</a>. Where
 * that leaves a choice, cells are read as in frictionless-py, on which Validata is built.
 */
public sealed interface FieldType
    permits AnyType,
        BooleanType,
        GeopointType,
        JsonType,
        ListType,
        NumberType,
        TemporalType,
        TextType,
        ValueType {

  /** The name in schemas, e.g. {@code yearmonth}. */
  String name();

  /** The name of the format in schemas; {@code default} if none is given. */
  String format();

  /**
   * The value of a cell; null if its text is invalid for this type. Values of one type can be
   * compared with one another: text, {@code BigDecimal} (or a {@code Double} that is not finite),
   * {@code Boolean}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime} (UTC, if the cell
   * states a zone), {@code Year}, {@code YearMonth}, {@code Duration}, {@code JsonNode}, {@code
   * List} and {@link GeopointType.Point}.
   */
  @Nullable Object read(String cell);

  /** A value in ISO 8601 or with a decimal point as this type wants it written, if that differs. */
  default String written(String value) {
    return value;
  }

  /** The same type in a file that has values of its own ({@link ValueType}). */
  default FieldType ofValues() {
    return this;
  }

  /**
   * The type that a field of a schema states.
   *
   * @return empty for a type or a format unknown to Table Schema
   */
  static Optional<FieldType> of(JsonNode field) {
    String format = format(field);
    String stated = field.hasNonNull("type") ? StrictJson.text(field.path("type")) : "string";
    String type = stated.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (type) {
          case "string" -> TextType.of(format);
          case "integer", "number" -> NumberType.of(type, field);
          case "boolean" -> BooleanType.of(field);
          case "date", "time", "datetime", "year", "yearmonth", "duration" ->
              TemporalType.of(type, format);
          case "geopoint" ->
              Set.of("default", "array", "object").contains(format)
                  ? new GeopointType(format)
                  : null;
          case "object", "array", "geojson" -> new JsonType(type, format);
          case "topojson" -> new JsonType("geojson", "topojson");
          case "list" -> ListType.of(field);
          case "any", "" -> new AnyType();
          default -> null;
        });
  }

  private static String format(JsonNode field) {
    String format = field.path("format").asText("");
    // Before version 1.0, schemas wrote « fmt:%d/%m/%Y ».
    return format.isBlank() ? "default" : format.replaceFirst("^fmt:", "");
  }
}
