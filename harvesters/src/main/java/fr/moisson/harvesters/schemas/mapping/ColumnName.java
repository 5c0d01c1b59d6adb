package fr.moisson.harvesters.schemas.mapping;

import fr.moisson.harvesters.formats.json.CodedValues;
import fr.moisson.harvesters.formats.text.ColumnNames;
import fr.moisson.harvesters.formats.text.DateForms;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a source's column, which may contain more than the thing: its unit in {@code HAUTEUR
 * (m)}, {@code circonferenceencm}, {@code couronne_m}, or the subject of the table in {@code
 * hauteur_arbre}. Shapefiles cut it at ten characters.
 */
final class ColumnName {

  private static final int SHORTEST_STEM = 3;
  private static final Pattern IN_BRACKETS =
      Pattern.compile("([^(\\[]+)[(\\[]([^)\\]]+)[)\\]]([^(\\[]*)");
  private static final Pattern IN = Pattern.compile("^\\s*en\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_WORDS =
      Pattern.compile("(.+)\\sen\\s+(\\S+)(\\s.+)", Pattern.CASE_INSENSITIVE);

  /** Remarks on how values are written, which say nothing about their meaning. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<!\\s)\\s*+[(\\[]\\s*(?:o\\s*/\\s*n|oui\\s*/\\s*non|vrai\\s*/\\s*faux|0\\s*/\\s*1|classes?)\\s*[)\\]]\\s*$"
              + "|[_ ](?:o[_/]n|oui[_/]non)$",
          Pattern.CASE_INSENSITIVE);

  /**
   * At what height above the ground a trunk was measured, in any of the usual words; 1 m is left,
   * as it makes another number.
   */
  private static final Pattern HEIGHT =
      Pattern.compile(
          "[\\s_(]+[àa](?:[\\s_]*1(?:[.,]?[2-9]\\d?\\s?c?m|\\s?m\\s?[2-9]\\d?)(?![\\p{L}\\d])"
              + "|[\\s_]+hauteur[\\s_]+d(?:[’']homme|e[\\s_]+poitrine))\\)?"
              + "|(?<=[m\\d])[\\s_]+d[ue][\\s_]+(?:sol|haut(?:eur)?)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * Esri gives this area in the unit of the coordinates, taken for metres: in degrees, an area
   * means little.
   */
  private static final String ESRI_AREA = "shapearea";

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  static final Set<String> COUNTS = Set.of("nb", "nombre", "number", "count", "total");

  private static final Set<String> ARTICLES =
      Set.of("de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "the", "of");

  private final String name;
  private final boolean isCut;
  private final String key;
  private final String bareKey;

  /** Keys of the name without other additions: that the column holds labels, or yes or no. */
  private final Set<String> qualified = new HashSet<>();

  /** Unit that the last word names; null if it names none. */
  private final @Nullable Unit unit;

  /** Keys of the name without a unit, each with that unit. */
  private final Map<String, Unit> measured = new LinkedHashMap<>();

  /** How a name was recognised, the surest first. */
  enum Likeness {
    SAME,
    MEASURED,
    QUALIFIED,
    TRUNCATED
  }

  /** How a name matches a synonym. */
  record Reading(Likeness likeness, @Nullable Unit unit) {}

  /**
   * @param subject words for what the whole table is about
   * @param mayBeCut whether all names of the table are as short as those of a Shapefile
   */
  ColumnName(String name, Collection<String> subject, boolean mayBeCut) {
    this.name = name;
    this.isCut = mayBeCut && ColumnNames.isFull(name.strip());
    this.key = ColumnNames.key(name);
    String plain = HEIGHT.matcher(ColumnNames.withoutNumber(name)).replaceAll("");
    this.bareKey = without(plain, subject);
    this.unit = lastWord(ColumnNames.words(name).toList());
    List.of(IN_BRACKETS, IN_WORDS).forEach(within -> cutWithin(within, plain));
    qualify(plain, subject);
    for (String stem : List.of(key, bareKey)) {
      for (Unit unit : Unit.values()) {
        for (String word : unit.words()) {
          cut(stem, "en" + word, unit);
          cut(stem, word, unit);
        }
      }
    }
  }

  /**
   * Except in « circonférence à 1 m », which says at what height one measures, not in which unit.
   */
  private static @Nullable Unit lastWord(List<String> words) {
    int last = words.size() - 1;
    return last < 1 || DIGITS.matcher(words.get(last - 1)).matches()
        ? null
        : Unit.named(words.get(last)).orElse(null);
  }

  /**
   * « Ht (m) », « Circonférence (cm) à 1 m », « Débit en m3/h à 1 bar »: a unit in brackets or
   * before other words is removed from the name.
   */
  private void cutWithin(Pattern within, String name) {
    Matcher matcher = within.matcher(name);
    if (matcher.matches()) {
      Unit.named(IN.matcher(matcher.group(2)).replaceFirst(""))
          .ifPresent(
              unit ->
                  measured.putIfAbsent(ColumnNames.key(matcher.group(1) + matcher.group(3)), unit));
    }
  }

  /** « Remarquable (O/N) », « Hauteur (classe) », and a column of labels beside one of codes. */
  private void qualify(String name, Collection<String> subject) {
    String plain =
        name.endsWith(CodedValues.LABEL)
            ? name.substring(0, name.length() - CodedValues.LABEL.length())
            : FORM.matcher(DateForms.without(name)).replaceFirst("");
    if (!plain.equals(name)) {
      qualified.add(ColumnNames.key(plain));
      qualified.add(without(plain, subject));
    }
  }

  private void cut(String stem, String ending, Unit unit) {
    if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_STEM) {
      measured.putIfAbsent(stem.substring(0, stem.length() - ending.length()), unit);
    }
  }

  private static String without(String name, Collection<String> subject) {
    return ColumnNames.words(name)
        .filter(word -> !ARTICLES.contains(word) && !subject.contains(word))
        .collect(Collectors.joining());
  }

  /** The words without articles, in the singular. */
  static Stream<String> nouns(String text) {
    return ColumnNames.words(text)
        .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
        .map(word -> word.replaceFirst("[sx]$", ""));
  }

  String name() {
    return name;
  }

  /** Ignores case, accents and punctuation. */
  boolean isCalled(String other) {
    return key.equals(ColumnNames.key(other));
  }

  /** The unit that the name implies without naming it; null if none. */
  @Nullable Unit impliedUnit() {
    return key.equals(ESRI_AREA) ? Unit.M2 : null;
  }

  boolean is(String word) {
    return key.equals(word);
  }

  boolean contains(String word) {
    return key.contains(word);
  }

  boolean contains(Pattern letters) {
    return letters.matcher(key).find();
  }

  boolean isCount() {
    return COUNTS.stream().anyMatch(key::startsWith);
  }

  /** Whether a word of the name, or its plural, ends so: {@code tree} does not match a street. */
  boolean hasWordEnding(String ending) {
    return ColumnNames.words(name)
        .anyMatch(word -> word.endsWith(ending) || word.endsWith(ending + "s"));
  }

  /**
   * @param synonym as {@link ColumnNames#key} gives it
   */
  Optional<Reading> as(String synonym) {
    if (key.equals(synonym)) {
      return Optional.of(new Reading(Likeness.SAME, unit));
    }
    Unit cutOff = measured.get(synonym);
    if (cutOff != null) {
      return Optional.of(new Reading(Likeness.MEASURED, cutOff));
    }
    if (bareKey.equals(synonym) || qualified.contains(synonym)) {
      return Optional.of(new Reading(Likeness.QUALIFIED, null));
    }
    return isCut && synonym.startsWith(key)
        ? Optional.of(new Reading(Likeness.TRUNCATED, null))
        : Optional.empty();
  }
}
