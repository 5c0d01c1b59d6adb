package fr.moisson.harvesters.rules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frequency of the European list and its codes in other lists, from {@code frequencies.csv}.
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

  /** The frequency with a European code; empty if there is none. */
  public static Optional<KnownFrequency> of(@Nullable String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }

  /** The frequency that a word of any list stands for; empty if there is none. */
  public static Optional<KnownFrequency> named(String word) {
    return FrequencyRule.code(word).flatMap(KnownFrequency::of);
  }
}
