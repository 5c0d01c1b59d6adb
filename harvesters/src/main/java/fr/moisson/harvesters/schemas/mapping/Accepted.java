package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.schemas.Constraints;
import fr.moisson.harvesters.schemas.Field;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a field takes a value. */
final class Accepted {

  static boolean by(Field field, String value) {
    Object read = field.type().read(value);
    if (read == null) {
      return false;
    }
    Constraints limits = field.constraints();
    return (limits.pattern() == null || value.matches(limits.pattern()))
        && (limits.values().isEmpty() || limits.values().contains(value))
        && isWithin(field, read, limits.minimum(), limits.maximum());
  }

  private static boolean isWithin(
      Field field, Object value, @Nullable String minimum, @Nullable String maximum) {
    if (!(value instanceof BigDecimal number)) {
      return !(value instanceof Double);
    }
    Object least = minimum == null ? null : field.type().read(minimum);
    Object most = maximum == null ? null : field.type().read(maximum);
    return (!(least instanceof BigDecimal low) || number.compareTo(low) >= 0)
        && (!(most instanceof BigDecimal high) || number.compareTo(high) <= 0);
  }

  private Accepted() {}
}
