package fr.moisson.harvesters.rules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frequency of the European list, in the words of others, from {@code frequencies.csv}.
 *
 * @param code that of the European list
 * @param udata its word, if udata has known it both before and after it changed its list in 2025
 * @param iso the code of ISO 19115
 * @param period the time between two updates in ISO 8601, where ISO 19115 has no code
 * @param scdl the word of the SCDL schema of catalogues
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

  /** By its code; empty for what is none. */
  public static Optional<KnownFrequency> of(@Nullable String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }

  /** The frequency that a word of anybody's stands for; empty for what is none. */
  public static Optional<KnownFrequency> named(String word) {
    return FrequencyRule.code(word).flatMap(KnownFrequency::of);
  }
}
