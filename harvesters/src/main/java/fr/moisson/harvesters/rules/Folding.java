package fr.moisson.harvesters.rules;

import fr.moisson.harvesters.model.PlainLetters;
import java.util.regex.Pattern;

/** Comparing texts that people wrote: what is left once accents, case and punctuation are gone. */
public final class Folding {

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Lower-case words without accents, one space apart: {@code Qualité de l’air} is {@code qualite
   * de l air}.
   */
  static String fold(String text) {
    return OTHER.matcher(PlainLetters.of(text)).replaceAll(" ").strip();
  }

  /** {@link #fold} without the spaces, for identifiers: {@code three-times a week}. */
  public static String squeeze(String text) {
    return fold(text).replace(" ", "");
  }

  private Folding() {}
}
