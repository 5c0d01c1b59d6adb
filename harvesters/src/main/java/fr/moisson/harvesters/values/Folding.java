package fr.moisson.harvesters.values;

import fr.moisson.harvesters.model.PlainLetters;
import java.util.regex.Pattern;

/** Normalises texts for comparison: without accents, case and punctuation. */
public final class Folding {

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * Lower-case words without accents, separated by one space: {@code Qualité de l’air} is {@code
   * qualite de l air}.
   */
  public static String fold(String text) {
    return OTHER.matcher(PlainLetters.of(text)).replaceAll(" ").strip();
  }

  /** {@link #fold} without the spaces, for identifiers: {@code three-times a week}. */
  public static String squeeze(String text) {
    return fold(text).replace(" ", "");
  }

  private Folding() {}
}
