package fr.moisson.harvesters.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks persons in a cell of JSON, under the names that would keep them out as columns: the
 * accounts of {@code "identifications":[{"user":{"login":"cmartin"}}]} in answers of iNaturalist.
 */
final class NestedPersons {

  /** A member with a text, or with an object of at most one level more. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "\"(?<name>[^\"\\\\]{1,60}+)\"\\s*+:\\s*+"
              + "(?<value>\"(?<text>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,99}+)\""
              + "|\\{[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+){0,99}+\\})");

  /** The same text if it names nobody in this way. */
  static String masked(String text) {
    if (!mayName(text)) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    int from = 0;
    Matcher member = MEMBER.matcher(text);
    for (int at = 0; member.find(at); ) {
      if (isOfPerson(member)) {
        masked.append(text, from, member.start("value")).append('"').append(Repeated.MASKED);
        masked.append('"');
        from = member.end();
        at = from;
      } else {
        at = member.group("text") == null ? member.start("value") + 1 : member.end();
      }
    }
    return from == 0 ? text : masked.append(text.substring(from)).toString();
  }

  private static boolean isOfPerson(Matcher member) {
    String text = member.group("text");
    return Meaning.of(ColumnWords.of(member.group("name"))) == Meaning.PERSON
        && (text == null || !Treatment.IMPERSONAL.of(text).equals(text));
  }

  /** A cheap test: false means that the text is no JSON. */
  static boolean mayName(String text) {
    return !text.isEmpty() && (text.charAt(0) == '{' || text.charAt(0) == '[');
  }

  private NestedPersons() {}
}
