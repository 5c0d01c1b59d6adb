package fr.moisson.harvesters.formats.text;

import java.nio.charset.Charset;
import java.util.List;

/**
 * Guesses the single-byte charset of a French text: the one in which most of its non-ASCII bytes
 * next to letters are French accents. Capitals do not count, since an È in one charset is the é of
 * another; but É counts at the beginning of a word, as in « Église », which is « êglise » or «
 * âglise » in others.
 */
public final class FrenchCharset {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String ACCENTS = "éèêëàâçîïôùûü";

  /** Accents at the beginning of words. */
  private static final String FIRST_ACCENTS = "éÉ";

  /** Charsets of Windows, DOS and the classic Macintosh; the first one wins ties. */
  private static final List<Charset> CHARSETS =
      List.of(WINDOWS_1252, Charset.forName("IBM850"), Charset.forName("x-MacRoman"));

  /**
   * @param from where the text begins in the sample
   */
  public static Charset of(byte[] sample, int from) {
    Charset best = WINDOWS_1252;
    int most = 0;
    for (Charset charset : CHARSETS) {
      int accents = accents(sample, from, charset);
      best = accents > most ? charset : best;
      most = Math.max(most, accents);
    }
    return best;
  }

  private static int accents(byte[] sample, int from, Charset charset) {
    String text = new String(sample, from, sample.length - from, charset);
    int accents = 0;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one > 127 && (isPlain(text, i - 1) || isPlain(text, i + 1))) {
        boolean begins = i == 0 || !Character.isLetter(text.charAt(i - 1));
        accents += (begins ? FIRST_ACCENTS : ACCENTS).indexOf(one) >= 0 ? 1 : 0;
      }
    }
    return accents;
  }

  private static boolean isPlain(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) < 128
        && Character.isLetter(text.charAt(at));
  }

  private FrenchCharset() {}
}
