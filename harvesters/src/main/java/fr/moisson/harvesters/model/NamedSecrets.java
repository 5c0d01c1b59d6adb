package fr.moisson.harvesters.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Secrets recognised by the name of their parameter, in addresses and in texts that contain
 * addresses. The text is scanned by hand rather than by a regular expression, because any server
 * may send one of any length.
 */
public final class NamedSecrets {

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)token|secret|passw|pwd|signature|credential|api.?key|access.?key|auth(?!or)");
  private static final List<String> WHOLE_NAMES = List.of("key", "sig");

  /** The position of a value. */
  private record Span(int from, int to) {}

  /** The text with the values of such parameters masked. */
  public static String mask(String text) {
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (Span value : spans(text)) {
      masked.append(text, copied, value.from()).append(Secret.MASK);
      copied = value.to();
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /** The values of such parameters, as written. */
  public static List<String> values(String text) {
    return spans(text).stream().map(value -> text.substring(value.from(), value.to())).toList();
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    int name = -1;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '?', '&' -> name = i + 1;
        case '#' -> name = -1;
        case '=' -> {
          if (name >= 0 && isSecret(text.substring(name, i))) {
            Span value = new Span(i + 1, end(text, i + 1));
            spans.add(value);
            i = value.to() - 1;
          }
          name = -1;
        }
        default -> {
          // A character of a name or of a value.
        }
      }
    }
    return spans;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '&' && text.charAt(end) != '#') {
      end++;
    }
    return end;
  }

  private static boolean isSecret(String name) {
    return WHOLE_NAMES.contains(name) || NAME.matcher(name).find();
  }

  private NamedSecrets() {}
}
