package fr.moisson.harvesters.privacy;

import fr.moisson.harvesters.formats.row.Row;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks values of unpublished columns that are repeated in a text of their row: after the name of
 * the column, {@code <br>Observateur: Claire Martin}, as maps of Google and of ArcGIS write the
 * whole row into a description; and names of persons anywhere, « vu par Claire Martin ».
 *
 * @param columns that are not published
 */
record Repeated(List<Repeated.Named> columns) {

  static final String MASKED = "[donnée masquée]";

  /** Between a name and its value: a colon, or the borders of cells. */
  private static final String BETWEEN = "(?:[\\s\\u00A0:=]|&nbsp;|<[^<>]{1,200}>){1,20}+";

  /** A column, the pattern of its name before a value, and whether observers are in it. */
  record Named(String name, Pattern label, boolean hasObservers) {}

  static Repeated of(List<String> columns) {
    return new Repeated(
        columns.stream()
            .map(
                name ->
                    new Named(
                        name,
                        Pattern.compile(
                            Pattern.quote(name) + BETWEEN,
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                        Meaning.of(ColumnWords.of(name)) == Meaning.PERSON))
            .toList());
  }

  /**
   * The text without these values; the same object if it has none. Where it is a list of persons,
   * the others are not to be published either.
   *
   * @param isRole whether it has whoever plays a part: the observer again, under any account
   */
  String masked(Row row, String text, boolean isRole) {
    String masked = text;
    for (Named column : columns) {
      String value = row.value(column.name());
      if (value.isEmpty() || !masked.contains(value)) {
        continue;
      }
      boolean isObserver = isRole && column.hasObservers() && value.strip().equals(text.strip());
      if ((isObserver && !People.isImpersonal(text)) || People.isListWith(value.strip(), text)) {
        return "";
      }
      if (text.length() > value.length()) {
        masked = masked(masked, column.label(), value);
        masked = People.isPerson(value) ? without(masked, value.strip()) : masked;
      }
    }
    return masked;
  }

  private static String masked(String text, Pattern label, String value) {
    StringBuilder masked = new StringBuilder();
    Matcher labels = label.matcher(text);
    int from = 0;
    int at = 0;
    while (labels.find(at)) {
      at = labels.end();
      if (text.startsWith(value, at) && endsAt(text, at + value.length())) {
        masked.append(text, from, at).append(MASKED);
        at += value.length();
        from = at;
      }
    }
    return from == 0 ? text : masked.append(text.substring(from)).toString();
  }

  /** Masks a full name; a single word is left, since it may mean something else. */
  private static String without(String text, String name) {
    if (name.indexOf(' ') < 0) {
      return text;
    }
    return Pattern.compile("(?<![\\p{L}\\p{Nd}])" + Pattern.quote(name))
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(endsAt(text, found.end()) ? MASKED : found.group()));
  }

  /**
   * Whether the value ends there: « Martin » is not in « Martinique », but it is in « MartinDate »,
   * as in descriptions that lost their tags.
   */
  private static boolean endsAt(String text, int end) {
    return end == text.length()
        || !Character.isLetterOrDigit(text.charAt(end))
        || Character.getType(text.charAt(end)) != Character.getType(text.charAt(end - 1));
  }
}
