package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Endings;
import fr.moisson.harvesters.model.Notice;
import fr.moisson.harvesters.values.Folding;
import fr.moisson.harvesters.values.PlainText;
import fr.moisson.harvesters.values.Themes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cleans keywords: splits lists, drops addresses and machine tags, keeps one spelling of each word
 * (the one with accents), and fifty at most; GSA/data.gov issue 4965 met a record with 34,866.
 *
 * <p>Case is kept: lower case would spoil « Natura 2000 » and « PPRi ».
 */
final class KeywordRule implements Rule {

  private static final int MOST = 50;
  private static final int LONGEST = 100;

  private static final Pattern NOISE_BEFORE = Pattern.compile("^[\\s#\"'«“”‘’.,:*•–-]+");
  private static final String NOISE_AFTER = " \t\n\u000B\f\r\"'»“”‘’.,:*–-";
  private static final Pattern COMMA = Pattern.compile(",(?!\\d)");
  private static final Pattern SMALL = Pattern.compile("\\p{Ll}");
  private static final Pattern CONJUNCTION = Pattern.compile("(?i).*\\s(?:et|and|ou|or)\\s.*");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|www\\.|urn:).*");
  private static final Pattern MACHINE_TAG =
      Pattern.compile("(?i)inspire|[\\w.-]+:[\\w.:-]+=.*|geop:.*");

  /** The path to a word of a thesaurus, as Sextant and GCMD write it. */
  private static final Pattern PATH =
      Pattern.compile("(?:/[^/]++){2,}+|[^>]++(?:(?<= )> [^>]++){2,}+");

  /** Orders the spellings of one word, the best first. */
  private static final Comparator<String> BEST_WRITTEN =
      Comparator.comparingLong((String word) -> -accents(word))
          .thenComparing(word -> word.matches(".*[-_].*"))
          .thenComparing(word -> !isAcronym(word))
          .thenComparingLong(KeywordRule::capitals)
          .thenComparing(Comparator.naturalOrder());

  @Override
  public Dataset apply(Dataset dataset, Consumer<Notice> notices) {
    SortedSet<String> stated = new TreeSet<>(dataset.keywords());
    dataset.themes().stream().filter(KeywordRule::isOwnTheme).forEach(stated::add);
    SortedSet<String> kept = settled(stated);
    if (!kept.equals(stated)) {
      notices.accept(Notice.of(Notice.Code.KEYWORDS_CLEANED, stated.size(), kept.size()));
    }
    return dataset.with(draft -> draft.keywords(kept));
  }

  /** A portal's own theme that has no European equivalent is kept as a keyword. */
  private static boolean isOwnTheme(String theme) {
    return !theme.contains("://") && !Themes.isStated(theme);
  }

  private static SortedSet<String> settled(Collection<String> stated) {
    Map<String, String> words =
        stated.stream()
            .map(KeywordRule::bare)
            .flatMap(KeywordRule::split)
            .filter(KeywordRule::isKeyword)
            .collect(
                Collectors.toMap(
                    Folding::fold, word -> word, BinaryOperator.minBy(BEST_WRITTEN), TreeMap::new));
    return words.values().stream().limit(MOST).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Removing a quotation mark can uncover a text that needs repair. */
  private static String bare(String keyword) {
    String before = keyword;
    while (true) {
      String line = PlainText.line(before).text();
      String after = Endings.without(NOISE_BEFORE.matcher(line).replaceFirst(""), NOISE_AFTER);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
  }

  private static Stream<String> split(String keyword) {
    List<String> parts = parts(keyword);
    return parts.size() == 1
        ? Stream.of(keyword)
        : parts.stream().map(KeywordRule::bare).flatMap(KeywordRule::split);
  }

  /**
   * « Agriculture, pêche, sylviculture et alimentation » is one theme, not a list, and « Culture,
   * Heritage » may be one: themes begin with a capital, « arbre, nature » does not.
   */
  private static List<String> parts(String keyword) {
    if (PATH.matcher(keyword).matches()) {
      return Arrays.asList(keyword.split("/| > "));
    }
    if (keyword.matches(".*[;|].*")) {
      return Arrays.asList(keyword.split("[;|]+", -1));
    }
    String[] items = COMMA.split(keyword, -1);
    boolean isList =
        items.length > (SMALL.matcher(keyword).lookingAt() ? 1 : 2)
            && Arrays.stream(items).noneMatch(item -> item.strip().length() > 40)
            && !CONJUNCTION.matcher(items[items.length - 1]).matches();
    return isList ? List.of(items) : List.of(keyword);
  }

  private static boolean isKeyword(String word) {
    return word.length() <= LONGEST
        && !Folding.fold(word).isEmpty()
        && !ADDRESS.matcher(word).matches()
        && !MACHINE_TAG.matcher(word).matches();
  }

  private static long accents(String word) {
    return word.chars().filter(c -> c > 0x7F && Character.isLetter(c)).count();
  }

  private static long capitals(String word) {
    return word.chars().filter(Character::isUpperCase).count();
  }

  private static boolean isAcronym(String word) {
    return word.length() <= 6 && capitals(word) > 1;
  }
}
