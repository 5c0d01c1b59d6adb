package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.schemas.report.Finding;
import fr.moisson.harvesters.schemas.types.BooleanType;
import fr.moisson.harvesters.schemas.types.FieldType;
import fr.moisson.harvesters.schemas.types.ListType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Checks cells against the type and the constraints of their field. */
public final class CellCheck {

  /** Receives each fault: the code, the detail, and the arguments of the message. */
  interface Told {
    void tell(Finding.Code code, String detail, String... args);
  }

  private final Field field;
  private final @Nullable BoundedPattern pattern;
  private final @Nullable JsonShape shape;
  private final Set<Object> values = new HashSet<>();
  private final @Nullable CellCheck items;

  public CellCheck(Field field) {
    this.field = field;
    Constraints constraints = field.constraints();
    String expression = constraints.pattern();
    this.pattern = expression == null ? null : BoundedPattern.of(expression).orElseThrow();
    JsonNode stated = constraints.jsonSchema();
    this.shape = stated == null ? null : JsonShape.of(stated).orElseThrow();
    for (String value : constraints.values()) {
      values.add(Values.canonical(read(field, value)));
    }
    Field item = field.items();
    this.items = item == null ? null : new CellCheck(item);
  }

  /** Values in the schema itself were already validated when the schema was read. */
  private static Object read(Field field, String value) {
    Object read = field.type().read(value);
    if (read == null) {
      throw new IllegalStateException(field.name() + ": " + value);
    }
    return read;
  }

  Field field() {
    return field;
  }

  /** The value of a cell; null if it is missing or cannot be read. */
  @Nullable Object value(String cell) {
    return field.isMissing(cell) ? null : field.type().read(cell);
  }

  /** Whether a cell has no fault. */
  public boolean accepts(String cell) {
    List<Finding.Code> wrong = new ArrayList<>(1);
    check(cell, (code, detail, args) -> wrong.add(code));
    return wrong.isEmpty();
  }

  /**
   * Checks a cell.
   *
   * @param cell null if the line ends before it
   * @return as {@link #value}
   */
  @Nullable Object check(@Nullable String cell, Told told) {
    if (cell == null || field.isMissing(cell)) {
      if (field.constraints().required()) {
        told.tell(Finding.Code.CONSTRAINT_ERROR, "required");
      }
      return null;
    }
    Object value = field.type().read(cell);
    if (value == null) {
      told.tell(Finding.Code.TYPE_ERROR, detail(), field.type().format(), expected());
      return null;
    }
    constrain(cell, value, told);
    if (items != null && value instanceof JsonNode array) {
      array.forEach(item -> items.check(item.isTextual() ? item.asText() : item.toString(), told));
    }
    return value;
  }

  /** The expected type or format: {@code date}, {@code email}. */
  private String detail() {
    FieldType type = field.type();
    boolean isPlain = type.format().equals("default") || !type.name().equals("string");
    return isPlain ? type.name() : type.format();
  }

  /** An example for the reader: the words for yes and no, or a date in the format. */
  private String expected() {
    if (field.type() instanceof BooleanType words) {
      return String.join(", ", words.trueValues()) + " / " + String.join(", ", words.falseValues());
    }
    return field.type() instanceof ListType list ? list.items().name() : field.example();
  }

  private void constrain(String cell, Object value, Told told) {
    Constraints limits = field.constraints();
    if (Values.hasLength(value)) {
      int length = Values.length(value);
      Integer min = limits.minLength();
      Integer max = limits.maxLength();
      if (min != null && length < min) {
        told.tell(Finding.Code.CONSTRAINT_ERROR, "minLength", min.toString(), length + "");
      }
      if (max != null && length > max) {
        told.tell(Finding.Code.CONSTRAINT_ERROR, "maxLength", max.toString(), length + "");
      }
    }
    limit("minimum", limits.minimum(), value, order -> order >= 0, told);
    limit("maximum", limits.maximum(), value, order -> order <= 0, told);
    limit("exclusiveMinimum", limits.exclusiveMinimum(), value, order -> order > 0, told);
    limit("exclusiveMaximum", limits.exclusiveMaximum(), value, order -> order < 0, told);
    if (pattern != null && !pattern.matches(cell)) {
      String code = "0" + cell; // leading zero dropped by a spreadsheet
      told.tell(
          Finding.Code.CONSTRAINT_ERROR,
          "pattern",
          String.valueOf(limits.pattern()),
          pattern.matches(code) ? code : expected());
    }
    if (shape != null && value instanceof JsonNode json) {
      shape
          .fault(json)
          .ifPresent(
              fault ->
                  told.tell(
                      Finding.Code.CONSTRAINT_ERROR,
                      "jsonSchema",
                      fault.keyword(),
                      fault.expected(),
                      fault.place()));
    }
    if (!values.isEmpty() && !values.contains(Values.canonical(value))) {
      told.tell(Finding.Code.CONSTRAINT_ERROR, "enum", String.join(", ", limits.values()));
    }
  }

  private void limit(
      String kind, @Nullable String limit, Object value, IntPredicate allowed, Told told) {
    if (limit == null) {
      return;
    }
    OptionalInt order = Values.compare(value, read(field, limit));
    if (order.isEmpty() || !allowed.test(order.getAsInt())) {
      told.tell(Finding.Code.CONSTRAINT_ERROR, kind, limit);
    }
  }
}
