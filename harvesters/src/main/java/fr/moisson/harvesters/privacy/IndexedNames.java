package fr.moisson.harvesters.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of persons with a comma within each, as in an index: « Dupont, Claire ; Martin, J. ». */
final class IndexedNames {

  private static final Pattern BETWEEN = Pattern.compile("[;|/&\\n]|\\s(?:et|and)\\s");

  private static final Pattern NAME =
      Pattern.compile(
          "(?:d['’]|(?:de|du|des|la|le) )*+(?<last>\\p{Lu}[\\p{L}'’ -]{1,30}), ?(?<first>\\p{Lu}(?:\\.|[\\p{L}'’ -]{2,30}))");

  private static final Pattern WORDS = Pattern.compile("[ -]");

  /**
   * Whether a cell has such names and nothing else; « Niort, France » is a place.
   *
   * @param orInitials whether initials will do, which authors of taxa have as well
   */
  static boolean are(String value, boolean orInitials) {
    return value.indexOf(',') > 0
        && BETWEEN.splitAsStream(value).allMatch(one -> isOne(one.strip(), orInitials));
  }

  private static boolean isOne(String text, boolean orInitials) {
    Matcher name = NAME.matcher(text);
    return name.matches()
        && !People.isOrganisation(name.group("last"))
        && (isFirst(name.group("first")) || (orInitials && name.group("first").endsWith(".")));
  }

  private static boolean isFirst(String name) {
    return WORDS.splitAsStream(name).allMatch(People::isFirstName) && !People.isCountry(name);
  }

  private IndexedNames() {}
}
