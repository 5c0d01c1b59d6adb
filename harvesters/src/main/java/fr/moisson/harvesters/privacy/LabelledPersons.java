package fr.moisson.harvesters.privacy;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks persons who are named in a text after their role: « Référente : Claire Martin », as
 * descriptions on maps of associations have it, with or without marks for bold; or after what they
 * did: « vu par Claire Martin ».
 */
final class LabelledPersons {

  /** Blanks, stars and tags. */
  private static final String MARKS = "(?:[\\s*_]|<[^<>]{1,40}>){0,10}+";

  private static final Pattern LABELLED =
      Pattern.compile(
          "(?<![\\p{L}])(?iu:contacts?|référente?s?|responsables?|observat(?:eur|rice)s?"
              + "|propriétaires?|présidente?|animat(?:eur|rice)s?|bénévoles?|interlocut(?:eur|rice)"
              + "|instruct(?:eur|rice)|déclarante?|locataires?|jardini(?:er|ère)s?)"
              + MARKS
              + ":"
              + MARKS
              + "(?<who>(?:(?:MM?\\.|Mme|Mr|Monsieur|Madame) +)?"
              + "\\p{Lu}[\\p{L}'’-]{1,30}\\.?(?:[ \\u00A0]+\\p{Lu}[\\p{L}'’-]{1,30}){0,2})");

  private static final String BY = " par ";

  private static final Pattern DONE_BY =
      Pattern.compile(
          "(?<![\\p{L}])(?iu:vu|observé|signalé|trouvé|relevé|photographié|déterminé|identifié|saisi"
              + "|mesuré|capturé|contacté|entendu)e?s?"
              + BY
              + "(?<who>\\p{Lu}[\\p{L}'’-]{0,30}\\.? \\p{Lu}[\\p{L}'’-]{1,30})");

  /** The same text if it names nobody in this way. */
  static String masked(String text) {
    String masked = mayBeLabelled(text) ? masked(LABELLED, text, People::isPerson) : text;
    return masked.contains(BY) ? masked(DONE_BY, masked, People::isNamed) : masked;
  }

  private static String masked(Pattern persons, String text, Predicate<String> isPerson) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    Matcher named = persons.matcher(text);
    while (named.find()) {
      if (isPerson.test(named.group("who"))) {
        masked.append(text, from, named.start("who")).append(Repeated.MASKED);
        from = named.end("who");
      }
    }
    return from == 0 ? text : masked.append(text.substring(from)).toString();
  }

  /** A cheap test: false means that nobody is named so. */
  static boolean mayName(String text) {
    return text.contains(BY) || mayBeLabelled(text);
  }

  /** A cheap test: false means that no capital follows a colon, as in a time or an address. */
  private static boolean mayBeLabelled(String text) {
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      int next = at + 1;
      while (next < text.length() && isMark(text.charAt(next))) {
        next++;
      }
      if (next < text.length()
          && (text.charAt(next) == '<' || Character.isUpperCase(text.charAt(next)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return c == '*' || c == '_' || c == '\u00A0' || Character.isWhitespace(c);
  }

  private LabelledPersons() {}
}
