package fr.moisson.harvesters.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparing texts that people wrote: what is left once accents, case and punctuation are gone. */
public final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Lower-case words without accents, one space apart: {@code Qualité de l’air} is {@code qualite
   * de l air}.
   */
  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    // Lower-casing can bring marks back (Turkish İ), and they are not part of a word.
    return OTHER.matcher(MARKS.matcher(lower).replaceAll("")).replaceAll(" ").strip();
  }

  /** {@link #fold} without the spaces, for identifiers: {@code three-times a week}. */
  public static String squeeze(String text) {
    return fold(text).replace(" ", "");
  }

  private Words() {}
}
