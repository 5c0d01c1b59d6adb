package fr.moisson.harvesters.values;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Languages as codes of the <a
 * href="http://publications.europa.eu/resource/authority/language">European list</a>, which are
 * those of ISO 639-3 in upper case.
 */
public final class Languages {

  private static final Pattern LAST_PART = Pattern.compile("^.*[/#]");

  /** ISO 639-2 has two codes for some languages; ISO 19139 writes the bibliographic one. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.of(
          "fre", "fra", "ger", "deu", "dut", "nld", "gre", "ell", "cze", "ces", "rum", "ron", "slo",
          "slk", "ice", "isl", "baq", "eus", "wel", "cym");

  private static final Map<String, String> NAMES =
      Map.of(
          "french",
          "fra",
          "français",
          "fra",
          "francais",
          "fra",
          "english",
          "eng",
          "anglais",
          "eng");

  /** Words of most French descriptions that no neighbouring language has. */
  private static final Pattern FRENCH_WORD =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:les|du|une|et(?! al\\b)|dans|pour|aux|avec|par|sont|cette|données)(?!\\p{L})");

  /** Words that English does not have, though other languages do. */
  private static final Pattern NO_ENGLISH_WORD =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:des?|la|le|sur|en|au)(?!\\p{L})|[ldnsc]['’](?=\\p{L}))");

  private static final Pattern ENGLISH_WORD =
      Pattern.compile("(?u)(?<!\\p{L})(?:the|of|and|with|from|this|these|for|by|are)(?!\\p{L})");

  private static final String FRENCH = "FRA";
  private static final String ENGLISH = "ENG";

  private static final Map<String, String> CODES =
      Stream.of(Locale.getISOLanguages())
          .collect(Collectors.toUnmodifiableMap(code -> code, Languages::iso3));

  private static final Remembered<Optional<String>> FOUND = new Remembered<>(Languages::find);

  /** The code for {@code fr}, {@code fr-FR}, {@code fre}, {@code FRA}, or an IRI ending in one. */
  public static Optional<String> code(String text) {
    return FOUND.of(text);
  }

  private static Optional<String> find(String text) {
    String name = LAST_PART.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    String known = NAMES.getOrDefault(name, name).replaceFirst("[-_;].*", "").strip();
    String code = BIBLIOGRAPHIC.getOrDefault(known, known);
    String three = CODES.getOrDefault(code, code);
    return CODES.containsValue(three) && !three.isEmpty()
        ? Optional.of(three.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** The code of ISO 639-2 that ISO 19139 uses, for a code of the list. */
  public static String bibliographic(String code) {
    String three = code.toLowerCase(Locale.ROOT);
    return BIBLIOGRAPHIC.entrySet().stream()
        .filter(known -> known.getValue().equals(three))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(three);
  }

  /** The two-letter code for RDF, if a code of the list has one. */
  public static Optional<String> tag(String code) {
    return CODES.entrySet().stream()
        .filter(known -> known.getValue().equalsIgnoreCase(code))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder());
  }

  /**
   * The language of a description without a language tag: that of the data, if they have only one.
   * Forms have English filled in, so a single word that may be French rules it out. Empty for
   * French, or if the language cannot be told.
   *
   * @param ofData codes of the list
   */
  public static Optional<String> ofText(Set<String> ofData, String description) {
    return ofData.size() == 1 && !description.isBlank()
        ? ofData.stream()
            .filter(code -> !code.equals(FRENCH) && !mayBeFrench(description, code))
            .flatMap(code -> tag(code).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Whether a text that is marked with the code of another language may still be French. */
  public static boolean mayBeFrench(String text, String code) {
    return FRENCH_WORD.matcher(text).find()
        || code.equals(ENGLISH) && NO_ENGLISH_WORD.matcher(text).find();
  }

  /** Whether the words of a text, of which nothing states the language, are English. */
  public static boolean isEnglish(String text) {
    return ENGLISH_WORD
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .count()
            > 1
        && !mayBeFrench(text, ENGLISH);
  }

  /** The known codes and names. */
  public static Set<String> words() {
    return Stream.concat(NAMES.keySet().stream(), CODES.keySet().stream())
        .collect(Collectors.toSet());
  }

  private static String iso3(String code) {
    try {
      return Locale.forLanguageTag(code).getISO3Language();
    } catch (MissingResourceException e) {
      // Java knows the code, but not its three letters; it is kept.
      return code;
    }
  }

  private Languages() {}
}
