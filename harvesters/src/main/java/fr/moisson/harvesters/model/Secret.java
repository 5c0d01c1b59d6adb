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
 * A password or a token. It prints as {@code ***}, and its value is masked wherever Moisson writes
 * text: the other side may well repeat in an error message what it was sent.
 */
public final class Secret {

  /** What stands for a secret. */
  public static final String MASK = "***";

  private static final int SHORTEST_MASKED = 4;
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  /** Each run fetches new ones, and a server runs for months. */
  private static final int MOST_PASSING = 500;

  /** Each secret in all its forms. */
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
   * The value as it stands in texts, in queries and paths of addresses, and in JSON of PHP. Most
   * secrets are letters and digits, and look the same everywhere.
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
