package fr.moisson.routes.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.ClassUtil;
import fr.moisson.harvesters.model.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Examples of valid values: shown rather than described, so that they need no translation. */
final class Expected {

  static final String KEYS_AND_VALUES = "{ …: … }";

  private static final Map<Class<?>, String> SHOWN =
      Map.of(
          String.class, "\"…\"",
          Boolean.class, "true, false",
          Integer.class, "1, 2, 3…",
          Long.class, "1, 2, 3…",
          Double.class, "0.2, 0.5, 1…",
          URI.class, "https://…",
          Secret.class, "${…}, file:…",
          Schedule.class, Schedule.EXPECTED);

  private static final Map<String, String> FRENCH =
      Map.of("oui", "true", "vrai", "true", "non", "false", "faux", "false");

  static String of(JavaType type) {
    if (type.isEnumType()) {
      return Arrays.stream(type.getRawClass().getEnumConstants())
          .map(constant -> written((Enum<?>) constant))
          .collect(Collectors.joining(", "));
    }
    if (type.isTypeOrSubTypeOf(Collection.class)) {
      return "[ … ]";
    }
    if (type.isMapLikeType() || type.isTypeOrSubTypeOf(JsonNode.class)) {
      return KEYS_AND_VALUES;
    }
    Class<?> boxed = boxed(type);
    return SHOWN.getOrDefault(boxed, boxed.getSimpleName());
  }

  private static Class<?> boxed(JavaType type) {
    return type.isPrimitive() ? ClassUtil.wrapperType(type.getRawClass()) : type.getRawClass();
  }

  /** The same, or the only word for what is written in French. */
  static String of(JavaType type, String written) {
    boolean isTruth = boxed(type) == Boolean.class;
    return isTruth ? FRENCH.getOrDefault(written.toLowerCase(Locale.ROOT), of(type)) : of(type);
  }

  /** A constant as written in the files. */
  static String written(Enum<?> constant) {
    try {
      JsonProperty name =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return name == null ? constant.name().toLowerCase(Locale.ROOT) : name.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isList(String expected) {
    return expected.startsWith("[");
  }

  static boolean isKeys(String expected) {
    return expected.startsWith("{");
  }

  /** The keys of a record. */
  static String of(Collection<String> keys) {
    return keys.stream().map(key -> key + ": …").collect(Collectors.joining(", ", "{ ", " }"));
  }

  private Expected() {}
}
