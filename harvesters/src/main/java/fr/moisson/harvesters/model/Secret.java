package fr.moisson.harvesters.model;

import static java.util.Locale.ROOT;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A password or a token. It prints as {@code ***}, and its value is masked in everything that
 * Moisson writes, because a server may repeat in an error message what it was sent.
 */
public final class Secret {

  /** Printed in place of a secret. */
  public static final String MASK = "***";

  private static final int SHORTEST_MASKED = 4;
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  /** Each run fetches new tokens, and a server runs for months. */
  private static final int MOST_PASSING = 500;

  /** Each secret in all its encodings. */
  private static final Set<List<String>> VALUES = ConcurrentHashMap.newKeySet();

  private static final Queue<List<String>> PASSING = new ConcurrentLinkedQueue<>();

  private final String value;
  private final @Nullable Notice absence;

  private Secret(String value, @Nullable Notice absence) {
    this.value = value;
    this.absence = absence;
  }

  private Secret(String value, Collection<List<String>> masked) {
    this(value, (Notice) null);
    if (value.length() >= SHORTEST_MASKED) {
      masked.add(forms(value));
    }
  }

  public Secret(String value) {
    this(value, VALUES);
  }

  /**
   * A secret that could not be found: only who needs it is stopped.
   *
   * @param reference where it was looked for
   */
  public static Secret absent(String reference, Notice why) {
    return new Secret(reference, why);
  }

  /** Why it could not be found; null if it was. */
  public @Nullable Notice absence() {
    return absence;
  }

  /** A short-lived token, masked until many newer ones have followed it. */
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

  /** The text with every known secret masked. */
  public static String mask(String text) {
    return mask(mask(text, VALUES), PASSING);
  }

  private static String mask(String text, Collection<List<String>> secrets) {
    String masked = text;
    for (List<String> forms : secrets) {
      for (String form : forms) {
        masked = masked.replace(form, MASK);
      }
    }
    return masked;
  }

  /**
   * The value as it appears in texts, in queries and paths of addresses, and in JSON written by
   * PHP. Most secrets consist of letters and digits, and look the same in all of these.
   */
  private static List<String> forms(String value) {
    String query = URLEncoder.encode(value, StandardCharsets.UTF_8);
    Stream<String> encoded =
        Stream.of(query, query.replace("+", "%20"))
            .flatMap(form -> Stream.of(form, form.replace("%2C", ",")))
            .flatMap(
                form ->
                    Stream.of(
                        form,
                        ESCAPE.matcher(form).replaceAll(found -> found.group().toLowerCase(ROOT))));
    return Stream.concat(Stream.of(value, value.replace("/", "\\/")), encoded).distinct().toList();
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
