package fr.moisson.harvesters.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import fr.moisson.harvesters.schemas.types.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/** Values of cells, as {@link FieldType#read} gives them, put beside one another. */
final class Values {

  /** The same for values that are equal: 1.0 is 1. */
  static Object canonical(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  /**
   * How one stands to the other, as comparators say it; nothing if they cannot be compared, as no
   * value can with what is not a number.
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

  /** Of one class, which is the only one that a {@code Comparable} of Java compares itself with. */
  @SuppressWarnings("unchecked")
  private static int compareAlike(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Characters of a text, items of a list, members of an object. */
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
