package fr.moisson.harvesters.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether everybody may have the data, in the sentences that catalogues of INSPIRE have for it:
 * that there are no limitations, or the article of a law by which there are.
 */
public final class AccessText {

  private static final Pattern OPEN_TO_ALL =
      Pattern.compile(
          "pas de restriction d.acc[eè]s|aucun des articles de la loi|no limitations"
              + "|libre acc[eè]s|aucune restriction d.acc[eè]s");
  private static final Pattern LIMITED =
      Pattern.compile("l\\.? ?124-[45]|l\\.? ?311-[56]|article 13\\.1");

  /** {@code PUBLIC} or {@code RESTRICTED}; empty for a sentence that tells neither. */
  public static Optional<String> read(String sentence) {
    String words = sentence.toLowerCase(Locale.ROOT);
    if (OPEN_TO_ALL.matcher(words).find()) {
      return Optional.of("PUBLIC");
    }
    return LIMITED.matcher(words).find() ? Optional.of("RESTRICTED") : Optional.empty();
  }

  private AccessText() {}
}
