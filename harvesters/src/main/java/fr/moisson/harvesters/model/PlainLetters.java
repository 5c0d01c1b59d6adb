package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in a form for comparison: without case, accents and ligatures. */
public final class PlainLetters {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** {@code CŒUR d’Été} becomes {@code coeur d’ete}; anything but letters is unchanged. */
  public static String of(String text) {
    String bare = Marks.removed(text, Normalizer.Form.NFKD);
    String lower = bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    // Lower-casing can add a combining mark again (Turkish İ).
    return MARKS.matcher(lower).replaceAll("");
  }

  private PlainLetters() {}
}
