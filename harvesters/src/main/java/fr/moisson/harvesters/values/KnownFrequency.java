package fr.moisson.harvesters.values;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frequency of the <a
 * href="https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/frequency">European
 * list</a> and its codes in other lists, from {@code frequencies.csv}.
 *
 * @param code code in the European list
 * @param udata udata's word, if it was in udata's list both before and after the change of 2025
 * @param iso the code of ISO 19115
 * @param period the time between two updates in ISO 8601, if ISO 19115 has no code
 * @param scdl the word in the SCDL schema of catalogues
 */
public record KnownFrequency(
    String code,
    @Nullable String udata,
    @Nullable String iso,
    @Nullable String period,
    @Nullable String scdl) {

  private static final Map<String, KnownFrequency> BY_CODE =
      Lexicon.read("frequencies.csv").stream()
          .map(
              row ->
                  new KnownFrequency(
                      row.getField("code"),
                      Lexicon.cell(row, "udata"),
                      Lexicon.cell(row, "iso"),
                      Lexicon.cell(row, "period"),
                      Lexicon.cell(row, "scdl")))
          .collect(Collectors.toUnmodifiableMap(KnownFrequency::code, Function.identity()));

  private static final Map<String, String> WORDS = read();

  private static final Map<String, String> CODES =
      WORDS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  word -> Folding.squeeze(word.getKey()), Map.Entry::getValue, (one, same) -> one));

  /** GeoNetwork writes all parts of a period: {@code P1Y0M0DT0H0M0S}. */
  private static final Pattern DURATION = Pattern.compile("(?:R\\d*/)?(P[0-9YMWDTHS.,]+)");

  private static final Pattern NOTHING = Pattern.compile("(?<![\\d.,])0+(?:[.,]0+)?[YMWDHS]");
  private static final Pattern UPDATE =
      Pattern.compile("(?iu)^(?:fréquence de )?mises? à jour *:? *");

  /** « Quotidienne (jours ouvrés) ». */
  private static final Pattern REMARK = Pattern.compile("\\([^()]*+\\)$");

  private static final Remembered<Optional<KnownFrequency>> NAMED =
      new Remembered<>(KnownFrequency::find);

  /** The frequency with a European code; empty if there is none. */
  public static Optional<KnownFrequency> of(@Nullable String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }

  /**
   * The frequency that is meant by French or English words, udata's identifiers (those of before
   * and after 2025), ISO 19115 codes, ISO 8601 periods or IRIs; empty if there is none.
   */
  public static Optional<KnownFrequency> named(String stated) {
    return NAMED.of(stated);
  }

  private static Optional<KnownFrequency> find(String stated) {
    String words = stated.strip();
    return known(words)
        .or(() -> known(REMARK.matcher(words).replaceFirst("").strip()))
        .flatMap(KnownFrequency::of);
  }

  private static Optional<String> known(String text) {
    String name = text.contains("://") ? text.replaceFirst("^.*[/#](?=[^/#]+/?$)", "") : text;
    Matcher duration = DURATION.matcher(name);
    String words =
        duration.matches()
            ? "R/" + NOTHING.matcher(duration.group(1)).replaceAll("").replaceFirst("T$", "")
            : UPDATE.matcher(name).replaceFirst("");
    return Optional.ofNullable(CODES.get(Folding.squeeze(name)))
        .or(() -> Optional.ofNullable(CODES.get(Folding.squeeze(words))));
  }

  /** The known words, as people write them, to their codes; in the order of the table. */
  public static Map<String, String> words() {
    return WORDS;
  }

  private static Map<String, String> read() {
    Map<String, String> words = new LinkedHashMap<>();
    Lexicon.read("frequencies.csv")
        .forEach(
            row -> {
              String code = row.getField("code");
              words.put(code, code);
              Lexicon.values(row, "names").forEach(name -> words.put(name, code));
            });
    return Collections.unmodifiableMap(words);
  }
}
