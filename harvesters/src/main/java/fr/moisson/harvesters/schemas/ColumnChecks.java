package fr.moisson.harvesters.schemas;

import fr.moisson.harvesters.formats.text.Numbers;
import fr.moisson.harvesters.schemas.report.Finding.Code;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** Checks that involve several cells of a line. */
final class ColumnChecks {

  /** All fields have a value, or none has. */
  record Cohesive(List<String> fields) implements RowCheck {
    @Override
    public void check(Line line) {
      long empty = line.values(fields).stream().filter(Objects::isNull).count();
      if (empty > 0 && empty < fields.size()) {
        line.tellAll(Code.COHESIVE_COLUMNS_VALUE, "", fields);
      }
    }
  }

  /** At least one field has a value. */
  record OneOf(List<String> fields) implements RowCheck {
    @Override
    public void check(Line line) {
      if (line.values(fields).stream().allMatch(Objects::isNull)) {
        line.tellAll(Code.ONE_OF_REQUIRED, "", fields);
      }
    }
  }

  /** Two fields compare as the schema demands: {@code <}, {@code <=}, {@code ==}… */
  record Compared(String first, String operator, String second) implements RowCheck {

    static final Set<String> OPERATORS = Set.of("<", "<=", "==", ">=", ">");

    @Override
    public void check(Line line) {
      Object one = line.value(first);
      Object other = line.value(second);
      if (one == null || other == null) {
        return;
      }
      OptionalInt order = Values.compare(numeric(one, other), numeric(other, one));
      List<String> fields = List.of(first, second);
      if (order.isEmpty()) {
        line.tellAll(Code.COMPARE_COLUMNS_VALUE, "types", fields);
      } else if (!holds(order.getAsInt())) {
        line.tellAll(Code.COMPARE_COLUMNS_VALUE, operator, fields, first, second);
      }
    }

    /** Schemas also declare columns of numbers as text. */
    private static Object numeric(Object value, Object other) {
      return value instanceof String text && isNumber(text) && isNumber(other)
          ? Numbers.decimal(text).getAsDouble()
          : value;
    }

    private static boolean isNumber(Object value) {
      return value instanceof String text
          ? Numbers.decimal(text).isPresent()
          : value instanceof Number;
    }

    private boolean holds(int order) {
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> order == 0;
      };
    }
  }

  /** One field is the sum of the others. */
  record Sum(String total, List<String> parts) implements RowCheck {
    @Override
    public void check(Line line) {
      BigDecimal sum = BigDecimal.ZERO;
      for (Object part : line.values(parts)) {
        if (!(part instanceof BigDecimal number)) {
          return;
        }
        // Bounded precision: the digits of 1e999999999 + 1 would fill the memory.
        sum = sum.add(number, MathContext.DECIMAL128);
      }
      if (line.value(total) instanceof BigDecimal stated && stated.compareTo(sum) != 0) {
        line.tell(Code.SUM_COLUMNS_VALUE, "", total, String.join(" + ", parts), sum.toString());
      }
    }
  }

  private ColumnChecks() {}
}
