package fr.moisson.harvesters.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are compared, whoever wrote them: without case, accents and ligatures. */
public final class PlainLetters {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** {@code CŒUR d’Été} is {@code coeur d’ete}; what is no letter stays as it is. */
  public static String of(String text) {
    String bare = MARKS.matcher(Marks.normalized(text, Normalizer.Form.NFKD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    // Lower-casing can bring marks back (Turkish İ), and they are not part of a letter.
    return MARKS.matcher(lower).replaceAll("");
  }

  private PlainLetters() {}
}
