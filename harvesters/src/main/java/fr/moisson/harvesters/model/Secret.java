package fr.moisson.harvesters.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A password or a token. It prints as {@code ***}, and its value is masked wherever Moisson writes
 * text: the other side may well repeat in an error message what it was sent.
 */
public final class Secret {

  private static final String MASK = "***";
  private static final int SHORTEST_MASKED = 4;
  private static final Set<String> VALUES = ConcurrentHashMap.newKeySet();

  private final String value;

  public Secret(String value) {
    this.value = value;
    if (value.length() >= SHORTEST_MASKED) {
      VALUES.add(value);
    }
  }

  /** The value itself, for the header of a request and nothing else. */
  public String reveal() {
    return value;
  }

  /** The text without any secret that this process knows. */
  public static String mask(String text) {
    String masked = text;
    for (String value : VALUES) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  @Override
  public String toString() {
    return MASK;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
