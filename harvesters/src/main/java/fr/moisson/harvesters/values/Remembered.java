package fr.moisson.harvesters.values;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a function of a text gave for the texts before: a catalogue states the same few licences,
 * formats and languages in every record. The function must depend on nothing but its text.
 *
 * @param <T> what it gives, which must not change
 */
public final class Remembered<T> {

  private static final int MOST = 1 << 10;

  /** Longer texts seldom come twice. */
  private static final int LONGEST = 1 << 9;

  private final Function<String, T> computed;
  private final Map<String, T> known = new ConcurrentHashMap<>();

  public Remembered(Function<String, T> computed) {
    this.computed = computed;
  }

  /** What is read from a text that matches a regular expression. */
  public static <T> Remembered<Optional<T>> matching(String expression, Function<Matcher, T> read) {
    Pattern pattern = Pattern.compile(expression);
    return new Remembered<>(
        text -> Optional.of(pattern.matcher(text)).filter(Matcher::matches).map(read));
  }

  public T of(String text) {
    T found = known.get(text);
    if (found != null) {
      return found;
    }
    T result = computed.apply(text);
    if (text.length() <= LONGEST) {
      if (known.size() >= MOST) {
        // Whatever is still in use comes back.
        known.clear();
      }
      known.put(text, result);
    }
    return result;
  }
}
