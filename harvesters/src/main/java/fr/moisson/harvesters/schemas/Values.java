package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.schemas.types.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/** Comparison of the values of cells, as {@link FieldType#read} gives them. */
final class Values {

  /** The same object for equal values: 1.0 is 1. */
  static Object canonical(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  /**
   * Compares two values as comparators do; empty if they cannot be compared, such as a number with
   * anything else.
   */
  static OptionalInt compare(Object one, Object other) {
    if (one instanceof Number a && other instanceof Number b) {
      return compareNumbers(a, b);
    }
    return one instanceof Comparable<?> && one.getClass() == other.getClass()
        ? OptionalInt.of(compareAlike(one, other))
        : OptionalInt.empty();
  }

  private static OptionalInt compareNumbers(Number a, Number b) {
    if (a instanceof BigDecimal one && b instanceof BigDecimal other) {
      return OptionalInt.of(one.compareTo(other));
    }
    return Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())
        ? OptionalInt.empty()
        : OptionalInt.of(Double.compare(a.doubleValue(), b.doubleValue()));
  }

  /** Both are of one class, the only one that a {@code Comparable} of Java compares itself with. */
  @SuppressWarnings("unchecked")
  private static int compareAlike(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Number of characters of a text, items of a list, or members of an object. */
  static int length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    return value instanceof List<?> items ? items.size() : ((JsonNode) value).size();
  }

  static boolean hasLength(Object value) {
    return value instanceof String || value instanceof List<?> || value instanceof JsonNode;
  }

  private Values() {}
}
