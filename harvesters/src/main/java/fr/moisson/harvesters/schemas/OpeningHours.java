package fr.moisson.harvesters.schemas;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opening hours in the syntax of OpenStreetMap (<a
 * href="https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification">specification</a>),
 * limited to what public places use: months, weeks, days, holidays, hours, {@code off}, and
 * sequences of rules. Sunrise, Easter and comments are accepted too; contradictions between rules
 * are not detected.
 */
final class OpeningHours {

  private static final String DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String HOUR =
      "(?:(?:[01]\\d|2[0-4]):[0-5]\\d|\\(?(?:dawn|sunrise|sunset|dusk)(?:[+-]\\d{1,2}:\\d{2}\\))?)";

  /** Hours that end on the next day may be counted on: 26:00. */
  private static final String END = "(?:(?:2[4-9]|3\\d|4[0-8]):[0-5]\\d|" + HOUR + ")";

  private static final String HOURS = list(HOUR + "(?:-" + END + "\\+?|\\+)");
  private static final String NTH = "(?:\\[-?\\d(?:[-,]-?\\d)*+\\])?";
  private static final String DAYS =
      list("(?:(?:PH|SH|" + DAY + NTH + "(?:-" + DAY + ")?)(?: [+-]\\d days?)?)");
  private static final String DATE =
      "(?:\\d{4} ?)?(?:" + MONTH + "(?: \\d{1,2}(?!\\d|:\\d))?|easter)";
  private static final String DATES =
      list(
          "(?:"
              + DATE
              + "(?:-(?:"
              + DATE
              + "|\\d{1,2}))?\\+?|\\d{4}(?:-\\d{4})?|week \\d{1,2}(?:-\\d{1,2}(?:/\\d{1,2})?)?)");
  private static final String STATE = "(?:off|closed|open|unknown)?(?: ?\"[^\"]*\")?";
  private static final Pattern RULE =
      Pattern.compile(
          "(?:24/7|(?:"
              + DATES
              + ":?)?(?: ?"
              + DAYS
              + ":?)?(?: ?"
              + HOURS
              + ")?)(?: ?"
              + STATE
              + ")");

  /** What parts a rule from one that adds to it. */
  private static final String NEXT = ", ";

  /** Longer than any real opening hours. */
  private static final int LONGEST = 1000;

  private static String list(String item) {
    return item + "(?: ?, ?" + item + ")*+";
  }

  /** The detail of a finding; empty if the text is valid. */
  static Optional<String> check(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("");
    }
    for (String rules : text.split(";|\\|\\|", -1)) {
      if (!rules.isBlank() && !isSequence(rules.strip())) {
        return Optional.of("");
      }
    }
    return text.isBlank() ? Optional.of("") : Optional.empty();
  }

  /** Rules that add to each other: « Mo-Fr 08:00-18:00, Sa 09:00-12:00 ». */
  private static boolean isSequence(String text) {
    Matcher rule = RULE.matcher(text);
    int at = 0;
    while (!rule.region(at, text.length()).matches()) {
      boolean isFollowed = rule.lookingAt() && rule.end() > at && text.startsWith(NEXT, rule.end());
      if (!isFollowed) {
        return false;
      }
      at = rule.end() + NEXT.length();
    }
    return true;
  }

  private OpeningHours() {}
}
