package fr.moisson.harvesters.model;

import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A password or a token. It prints as {@code ***}, and its value is masked wherever Moisson writes
 * text: the other side may well repeat in an error message what it was sent.
 */
public final class Secret {

  /** What stands for a secret. */
  public static final String MASK = "***";

  private static final int SHORTEST_MASKED = 4;

  /** Each run fetches new ones, and a server runs for months. */
  private static final int MOST_PASSING = 500;

  private static final Set<String> VALUES = ConcurrentHashMap.newKeySet();
  private static final Queue<String> PASSING = new ConcurrentLinkedQueue<>();

  private final String value;
  private final @Nullable Notice absence;

  private Secret(String value, @Nullable Notice absence) {
    this.value = value;
    this.absence = absence;
  }

  private Secret(String value, Collection<String> masked) {
    this(value, (Notice) null);
    if (value.length() >= SHORTEST_MASKED) {
      masked.add(value);
    }
  }

  public Secret(String value) {
    this(value, VALUES);
  }

  /**
   * One that is not to be had: whoever needs it is stopped, and nobody else.
   *
   * @param reference where it was looked for
   */
  public static Secret absent(String reference, Notice why) {
    return new Secret(reference, why);
  }

  /** Why it is not to be had; null if it is. */
  public @Nullable Notice absence() {
    return absence;
  }

  /** A token that holds for a while, and is masked until many others have followed it. */
  public static Secret passing(String value) {
    Secret secret = new Secret(value, PASSING);
    if (PASSING.size() > MOST_PASSING) {
      PASSING.remove();
    }
    return secret;
  }

  /**
   * The value itself, for the header of a request and nothing else.
   *
   * @throws Misconfigured if it is absent
   */
  public String reveal() {
    if (absence != null) {
      throw new Misconfigured(absence);
    }
    return value;
  }

  /** The text without any secret that this process knows. */
  public static String mask(String text) {
    return mask(mask(text, VALUES), PASSING);
  }

  private static String mask(String text, Collection<String> values) {
    String masked = text;
    for (String value : values) {
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
